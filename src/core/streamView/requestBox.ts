import type { Catalog } from '../operations/catalog';
import { canceledError, isCanceled, toUserFacingError } from '../platform/errors';
import type { UserPrompts } from '../platform/ports';
import { t } from '../platform/text';
import { hostOf } from '../profile/plainUrl';
import { accountConflict } from '../requests/form/namedAccount';
import type { Account } from '../requests/form/suggestions';
import { approveLiveChange, type LiveSettings } from '../requests/send/approveLiveChange';
import { lookupBy, type ReadEntity } from '../requests/send/limits/readSubjects';
import { isLive } from '../requests/send/liveGuard';
import { notSignedInError } from '../session/sessionErrors';
import { socketBaseUrl } from '../streams/connection/socketUrl';
import { profileKeyOf, type StreamSession } from '../streams/connection/streamSession';
import type { EntityType } from '../streams/events/streamEvent';
import type { EntityStore } from '../streams/tables/entityStore';
import { checkRequest, type CheckedRequest, type TypedRequest } from './checkRequest';
import { emptyDraft, type RequestDraft } from './requestDraft';
import { RequestTransfer, type TransferPorts } from './requestTransfer';
import type { OpenStream } from './streamHub';
import type { StreamSnapshot } from './streamMessages';

export interface RequestBoxPorts extends TransferPorts {
  readonly session: Pick<StreamSession, 'state' | 'currentToken'>;
  readonly catalog: () => Promise<Catalog>;
  readonly live: () => LiveSettings;
  readonly confirmLive: UserPrompts['confirmLive'];
  /** The name of an account, by id, if it is known. */
  readonly accountName: (id: string) => string | undefined;
}

/** Sends requests that the user typed over a socket, one at a time, under the same guard as any other request. */
export class RequestBox {
  #view: StreamSnapshot['request'] = { isSending: false };
  #draft = emptyDraft;
  readonly #transfer: RequestTransfer;

  /** @param onChange the view changed */
  constructor(
    private readonly ports: RequestBoxPorts,
    private readonly onChange: () => void,
  ) {
    this.#transfer = new RequestTransfer(ports);
  }

  get view(): StreamSnapshot['request'] {
    return this.#view;
  }

  get draft(): RequestDraft {
    return this.#draft;
  }

  /** The page has drawn the change already. */
  edit(change: Partial<RequestDraft>): void {
    this.#draft = { ...this.#draft, ...change };
  }

  /** Never rejects: the result is in the view. */
  async send(stream: OpenStream, typed: TypedRequest): Promise<void> {
    if (this.#view.isSending) return;
    this.#set({ isSending: true });
    const profileKey = profileKeyOf(this.ports.session.state);
    /** What takes time may end in another profile, and the same socket then serves that one. */
    const ensureSameProfile = () => {
      if (profileKeyOf(this.ports.session.state) !== profileKey) throw canceledError();
    };
    try {
      const checked = checkRequest(await this.ports.catalog(), typed);
      const conflict = accountConflict(checked.values, accountsOf(stream.data.account.store));
      if (conflict) throw conflict;
      this.#transfer.throwIfWaiting(checked);
      await whenConnected(stream.socket);
      const check = checked.isMutating ? await this.#approve(stream, checked, ensureSameProfile) : ensureSameProfile;
      await this.#transfer.send(stream, checked, check);
      this.#set({
        isSending: false,
        result: { isError: false, text: [t('Response received. See the last messages.')] },
      });
    } catch (error) {
      if (isCanceled(error)) this.#set({ isSending: false });
      else this.#set({ isSending: false, result: { isError: true, text: toUserFacingError(error).fullText } });
    }
  }

  /**
   * Rejects if LIVE is read-only, the request is beyond the user's limits, the user declines, or has switched the profile.
   * @returns a check to repeat right before it is sent: throws a `UserFacingError`
   */
  async #approve(
    { kind, data }: OpenStream,
    { operation, queryValues, values }: CheckedRequest,
    ensureSameProfile: () => void,
  ): Promise<() => void> {
    const { session, live, accountName, confirmLive } = this.ports;
    const token = await session.currentToken();
    ensureSameProfile();
    const { environment, profile } = session.state;
    if (!environment || !profile) throw notSignedInError();
    const url = socketBaseUrl(kind, environment, token);
    if (!isLive(url, environment.id)) return ensureSameProfile;
    const target = { environment: environment.label, profile: profile.label, host: hostOf(url) ?? url };
    const lookup = lookupBy(readFrom(data.account.store));
    const ports = { settings: live, lookup, accountName, confirmLive };
    const checkLimits = await approveLiveChange(operation, [queryValues, values], target, ports);
    return () => {
      ensureSameProfile();
      checkLimits();
    };
  }

  #set(view: StreamSnapshot['request']): void {
    this.#view = view;
    this.onChange();
  }
}

/** Resolves once it is no longer being connected: the request may be what opened it. */
async function whenConnected(socket: OpenStream['socket']): Promise<void> {
  while (socket.state.kind === 'connecting' || socket.state.kind === 'authorizing') {
    await new Promise<void>((resolve) => {
      const listener = socket.onDidChange(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

/** Those that the account's stream has sent with a name. */
function accountsOf(store: EntityStore): readonly Account[] {
  return [...store.all('account')].flatMap(({ id, name }) => (typeof name === 'string' ? [{ id, name }] : []));
}

/** What the account's stream has sent; nothing is asked for. */
function readFrom(store: EntityStore): ReadEntity {
  return (family, by, { id, name }) => {
    const type = family as EntityType;
    const found =
      by === 'item'
        ? store.get(type, Number(id))
        : [...store.all(type)].find((one) => 'name' in one && one.name === name);
    return Promise.resolve(found);
  };
}
