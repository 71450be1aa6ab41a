import type { FaultSpec } from './faults/spec';
import type { FaultName } from './faults/names';
import type { Access, Credentials, JournalEntry, PushedOutStatus, SessionInfo, Stats } from './options';
import type { SocketFault } from './sockets/faults';
import type { SocketUrls } from './sockets/servers';
import type { LoggedFrame, SocketInfo } from './sockets/sockets';
import type { RegisteredApp } from './oauth/apps';
import type { TradingState } from './tradingState';

/** A sandbox in another process, by `fetch` alone: for Node, VS Code's extension host and its web worker. */
export class SandboxControl {
  readonly #url: string;

  /** @param baseUrl as in the settings, with `/v1` */
  constructor(readonly baseUrl: string) {
    this.#url = baseUrl.replace(/\/v1\/?$/, '/_sandbox');
  }

  journal(): Promise<JournalEntry[]> {
    return this.#get('journal');
  }

  stats(): Promise<Stats> {
    return this.#get('stats');
  }

  sessions(): Promise<SessionInfo[]> {
    return this.#get('sessions');
  }

  credentials(): Promise<Credentials> {
    return this.#get('credentials');
  }

  /** An object, a name, or `name?key=value&…`. */
  fault(spec: FaultSpec | FaultName | (string & {})): Promise<void> {
    return this.#post('fault', spec);
  }

  clearFaults(): Promise<void> {
    return this.#post('clear');
  }

  solveCaptcha(): Promise<void> {
    return this.#post('captcha');
  }

  setLifetime(ms: number): Promise<void> {
    return this.#post('lifetime', { ms });
  }

  setClockOffset(ms: number): Promise<void> {
    return this.#post('clock', { ms });
  }

  setUsers(users: readonly Credentials[]): Promise<void> {
    return this.#post('users', { users });
  }

  setApps(apps: readonly RegisteredApp[]): Promise<void> {
    return this.#post('apps', { apps });
  }

  setApiHosts(hosts: Readonly<Record<string, string>> | undefined): Promise<void> {
    return this.#post('hosts', { hosts });
  }

  nextToken(token: string): Promise<void> {
    return this.#post('token', { token });
  }

  expireNow(): Promise<void> {
    return this.#post('expire');
  }

  pushOut(status?: PushedOutStatus): Promise<void> {
    return this.#post('pushout', { status });
  }

  /** What was ordered, traded and is held. */
  trading(): Promise<TradingState> {
    return this.#get('trading');
  }

  setRights(rights: Readonly<Record<string, Access>>): Promise<void> {
    return this.#post('rights', { rights });
  }

  setPerMinute(most: number): Promise<void> {
    return this.#post('perminute', { most });
  }

  setPrice(symbol: string, price: number): Promise<void> {
    return this.#post('price', { symbol, price });
  }

  movePrices(steps: number): Promise<void> {
    return this.#post('move', { steps });
  }

  setMarketOpen(isOpen: boolean): Promise<void> {
    return this.#post('market', { open: isOpen });
  }

  setFillLimit(quantity: number): Promise<void> {
    return this.#post('filllimit', { quantity });
  }

  sockets(): Promise<SocketInfo[]> {
    return this.#get('sockets');
  }

  frames(): Promise<LoggedFrame[]> {
    return this.#get('frames');
  }

  socketUrls(): Promise<SocketUrls> {
    return this.#get('socketurls');
  }

  socketFault(fault: SocketFault): Promise<void> {
    return this.#post('socketfault', fault);
  }

  reset(): Promise<void> {
    return this.#post('reset');
  }

  async #get<T>(name: string): Promise<T> {
    return (await (await this.#answer(name)).json()) as T;
  }

  async #post(name: string, body: unknown = {}): Promise<void> {
    const written = typeof body === 'string' ? body : JSON.stringify(body);
    await (await this.#answer(name, { method: 'POST', body: written })).text();
  }

  async #answer(name: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(`${this.#url}/${name}`, init);
    if (!answer.ok) throw new Error(`The sandbox refused ${name}: ${await answer.text()}`);
    return answer;
  }
}
