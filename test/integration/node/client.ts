import type * as vscode from 'vscode';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import type { Catalog } from '../../../src/core/operations/catalog';
import { toUserFacingError } from '../../../src/core/platform/errors';
import type { Http, Log, SharedFile, UserPrompts } from '../../../src/core/platform/ports';
import { Redactor } from '../../../src/core/platform/redactor';
import { readEnvironments } from '../../../src/core/profile/environment';
import { ProfileStore } from '../../../src/core/profile/profileStore';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { Sender } from '../../../src/core/requests/send/sender';
import { profilesOf } from '../../../src/core/session/profilesOf';
import { SessionManager } from '../../../src/core/session/sessionManager';
import { describe, statusOf } from '../../../src/core/session/statusText';
import { SidebarModel } from '../../../src/core/sidebar/sidebarModel';
import { tokenViewOf } from '../../../src/core/sidebar/tokenView';
import { fetchHttp } from '../../../src/host/http';
import { platformLock } from '../../../src/host/lock';
import { randomId, systemClock } from '../../../src/host/machine';
import { localizeData, localizeSentences } from '../../../src/ui/localize';
import type { Random } from '../../sandbox/hostile/random';
import { FakeMemory, FakeOAuth, FakeVault } from '../../unit/fakes';
import type { Leaks } from './leaks';
import { writeRequest } from '../../../src/core/snippets/writeRequest';

const TIMEOUT_MS = 300;
/** Searching a whole body of 16 MB would be what blocks the extension host. */
const MAX_SEARCHED = 100_000;
/** A penalty may ask for an hour: the user gives up earlier. */
const PATIENCE_MS = 400;

/** A machine on which the extension is new, with the real ports but for the keyring: HTTP, log, lock and shared file. */
export class Client {
  readonly #redactor = new Redactor();
  readonly #memory = new FakeMemory();
  readonly #vault = new FakeVault();
  readonly #store: ProfileStore;
  readonly #sessionManager: SessionManager;
  readonly #model: SidebarModel;
  readonly #lines: string[] = [];

  constructor(
    private readonly catalog: Catalog,
    private readonly random: Random,
    private readonly leaks: Leaks,
    baseUrl: string,
    private readonly shared: SharedFile,
    locks: vscode.Uri,
    channel: Log,
    track: (http: Http) => Http,
  ) {
    const write = (level: 'info' | 'warn' | 'error') => (text: string) => {
      this.#lines.push(this.#redactor.mask(text));
      channel[level](this.#redactor.mask(text));
    };
    const log = { info: write('info'), warn: write('warn'), error: write('error') };
    const clock = systemClock;
    const http = track(fetchHttp);
    const lock = platformLock(locks.fsPath);
    const [memory, vault, redactor] = [this.#memory, this.#vault, this.#redactor];
    const { environments } = readEnvironments({ Hostile: baseUrl });
    const workspace = new FakeMemory();
    const store = new ProfileStore({ memory, workspace, vault, redactor, uuid: randomId, now: () => clock.now() });
    const profiles = profilesOf(store, () => environments);
    const ports = { http, vault, memory, shared, lock, clock, log, uuid: randomId, oauth: new FakeOAuth() };
    const settings = () => ({ timeoutMs: TIMEOUT_MS, automatic: false, leadMs: 900_000 });
    const sessionManager = new SessionManager(ports, profiles, settings, redactor);
    const suggestions = new ValueSuggestions();
    const sendSettings = () => ({ timeoutMs: TIMEOUT_MS, readOnly: true, limits: noLimits });
    const accountName = (id: string) => suggestions.accountName(id);
    const sender = new Sender(
      { http, clock, log, redactor },
      sessionManager,
      sendSettings,
      catalog.schemas,
      accountName,
    );
    this.#store = store;
    this.#sessionManager = sessionManager;
    this.#model = new SidebarModel(catalog, {
      ...{ clock, log, memory, sender, suggestions },
      mask: (text) => redactor.mask(text),
      target: () => ({ baseUrl, environmentId: 'Hostile', environment: 'Hostile' }),
      liveReadOnly: () => true,
      urlOf: () => baseUrl,
      writeRequest,
      editorDialect: () => undefined,
      settings: { snippetToken: 'reference', snippetVariable: 'TRADOVATE_ACCESS_TOKEN' },
    });
  }

  /** Signs in, sends, renews and forgets as a user might, until the session ends or nothing may be sent for long. */
  async act(times: number): Promise<void> {
    const credentials = {
      name: 'u',
      password: '',
      sec: '',
      appId: 'app',
      appVersion: '1.0',
      cid: '7',
      deviceId: 'device',
    };
    const secrets = { password: this.random.text(24), sec: this.random.text(36) };
    for (const secret of Object.values(secrets)) this.leaks.add(secret);
    await this.#store.add({ id: 'Hostile', label: 'Hostile' }, { ...credentials, ...secrets });
    await this.#sessionManager.refresh();
    let goesOn = true;
    for (let each = 0; each < times && goesOn; each++) {
      goesOn = (await this.#report(() => this.#action())) && !this.#sessionManager.state.block;
      this.#inspect();
    }
    await this.#report(() => this.#sessionManager.forget());
    this.#inspect();
  }

  async #action(): Promise<unknown> {
    const user = patientUser();
    const { token } = await this.#sessionManager.getToken(user);
    this.leaks.add(token.accessToken);
    if (token.mdAccessToken !== undefined) this.leaks.add(token.mdAccessToken);
    const chance = this.random.next();
    if (chance < 0.05) return this.#sessionManager.renew(user);
    if (chance < 0.07) return this.#sessionManager.forget();
    for (let sent = 0; sent < 8 && (await this.#sessionManager.currentToken()); sent++) await this.#send();
    return undefined;
  }

  async #send(): Promise<void> {
    const operation = this.random.one(
      this.catalog.operations.filter(({ kind, transport }) => kind !== 'lifecycle' && !transport),
    );
    this.#model.select(operation.id);
    const input = this.#model.activeRequest?.input;
    const send = { operation, values: {}, ...(input?.body ? { body: input.body } : {}) };
    const ready = async () => (await this.#sessionManager.currentToken()) !== undefined;
    await this.#model.send(send, ready, () => Promise.resolve(true));
    const { response } = this.#model;
    if (!response) return;
    this.leaks.search('response', JSON.stringify(localizeData(response.view)));
    // The view has the beginning of a long body only.
    this.leaks.search('body', response.body?.slice(-MAX_SEARCHED) ?? '');
  }

  /** @returns whether it succeeded */
  async #report(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      const error = toUserFacingError(thrown);
      if (error !== thrown) throw thrown;
      this.leaks.search('message', this.#redactor.mask(localizeSentences(error.fullText)));
      return false;
    }
  }

  /** Everything that leaves the core, but for the keyring. */
  #inspect(): void {
    const { state } = this.#sessionManager;
    const now = this.#sessionManager.now();
    const texts: Record<string, unknown> = {
      state,
      token: tokenViewOf(state, now, true),
      status: statusOf(state, now),
      tooltip: describe(state, now),
      page: this.#model.view(),
      stored: [...this.#memory.entries],
      log: this.#lines.splice(0),
    };
    for (const [where, value] of Object.entries(texts)) this.leaks.search(where, JSON.stringify(localizeData(value)));
  }

  async dispose(): Promise<void> {
    this.leaks.search('shared file', (await this.shared.read()) ?? '');
    this.#sessionManager.dispose();
  }
}

function patientUser(): UserPrompts {
  const agree = () => Promise.resolve(true);
  // Not AbortSignal.timeout: in Node 24 every signal that `AbortSignal.any` makes of one is kept for good.
  const controller = new AbortController();
  setTimeout(() => controller.abort(), PATIENCE_MS);
  return { signal: controller.signal, confirmLastAttempt: agree, confirmHost: agree, confirmLive: agree };
}
