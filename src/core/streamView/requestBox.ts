import type { Catalog } from '../operations/catalog';
import { canceledError, isCanceled, toUserFacingError, UserFacingError } from '../platform/errors';
import type { UserPrompts } from '../platform/ports';
import { t } from '../platform/text';
import { hostOf } from '../profile/plainUrl';
import { isLive, readOnlyError } from '../requests/send/liveGuard';
import { liveQuestion } from '../requests/send/liveQuestion';
import { notSignedInError } from '../session/sessionErrors';
import { socketBaseUrl } from '../streams/connection/socketUrl';
import type { StreamSession } from '../streams/connection/streamSession';
import { checkRequest, type CheckedRequest, type TypedRequest } from './checkRequest';
import type { OpenStream } from './streamHub';
import type { StreamSnapshot } from './streamMessages';

export interface RequestBoxPorts {
  readonly session: Pick<StreamSession, 'state' | 'currentToken'>;
  readonly catalog: () => Promise<Catalog>;
  /** LIVE is read-only. */
  readonly readOnly: () => boolean;
  readonly confirmLive: UserPrompts['confirmLive'];
  /** The name of an account, by id, if it is known. */
  readonly accountName: (id: string) => string | undefined;
}

/** Sends requests that the user typed over a socket, one at a time, under the same guard as any other request. */
export class RequestBox {
  #view: StreamSnapshot['request'] = { isSending: false };

  /** @param onChange the view changed */
  constructor(
    private readonly ports: RequestBoxPorts,
    private readonly onChange: () => void,
  ) {}

  get view(): StreamSnapshot['request'] {
    return this.#view;
  }

  /** Never rejects: the result is in the view. */
  async send(stream: OpenStream, typed: TypedRequest): Promise<void> {
    if (this.#view.isSending) return;
    this.#set({ isSending: true });
    try {
      const checked = checkRequest(await this.ports.catalog(), typed);
      if (checked.isMutating) await this.#confirm(stream, checked);
      await this.#transfer(stream, checked);
      this.#set({
        isSending: false,
        result: { isError: false, text: [t('Response received. See the last messages.')] },
      });
    } catch (error) {
      if (isCanceled(error)) this.#set({ isSending: false });
      else this.#set({ isSending: false, result: { isError: true, text: toUserFacingError(error).fullText } });
    }
  }

  /** Rejects if LIVE is read-only, the user declines, or another profile is active after the question. */
  async #confirm({ kind }: OpenStream, { operation, values }: CheckedRequest): Promise<void> {
    const { session } = this.ports;
    const { environment, profile } = session.state;
    if (!environment || !profile) throw notSignedInError();
    const url = socketBaseUrl(kind, environment, await session.currentToken());
    const live = isLive(url, environment.id);
    const refusal = readOnlyError(operation, live, this.ports.readOnly());
    if (refusal) throw refusal;
    if (!live) return;
    const target = { environment: environment.label, profile: profile.label, host: hostOf(url) ?? url };
    const question = liveQuestion(operation, values, target, this.ports.accountName);
    if (!(await this.ports.confirmLive(question))) throw canceledError();
    if (session.state.profile?.id !== profile.id || session.state.environment?.baseUrl !== environment.baseUrl) {
      throw canceledError();
    }
    // The setting may have changed while the question was open.
    const late = readOnlyError(operation, live, this.ports.readOnly());
    if (late) throw late;
  }

  #transfer({ socket }: OpenStream, { request }: CheckedRequest): Promise<void> {
    if (socket.state.kind !== 'live' && socket.state.kind !== 'authorized') {
      throw new UserFacingError('invalid-input', t('Not sent: this connection is closed. Connect first.'));
    }
    return new Promise((resolve, reject) => {
      socket.request(request, { onData: () => resolve(), onError: (error) => reject(error) });
    });
  }

  #set(view: StreamSnapshot['request']): void {
    this.#view = view;
    this.onChange();
  }
}
