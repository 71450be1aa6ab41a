import type { PushedOutStatus, SessionInfo } from '../options';
import type { State } from '../state';

/** Contract, "Sessions": a user has two, and a third closes the oldest. */
const PER_USER = 2;

export interface Session {
  readonly id: number;
  readonly user: string;
  readonly hasDevice: boolean;
  /** Every string it ever had, the current one last. */
  readonly issued: { readonly token: string; readonly mdToken: string; expiresAt: number }[];
  pushedOut: PushedOutStatus | undefined;
}

export type Finding =
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'pushed-out'; readonly status: PushedOutStatus }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

export class Sessions {
  readonly #all: Session[] = [];

  constructor(private readonly state: State) {}

  /** @param hasDevice it was signed in with a `deviceId` */
  open(user: string, hasDevice = true): Session {
    const older = this.#open().filter((session) => session.user === user);
    for (const session of older.slice(0, Math.max(0, older.length - PER_USER + 1))) {
      this.#pushOut(session, this.state.pushedOutStatus);
    }
    const session: Session = { id: this.#all.length + 1, user, hasDevice, issued: [], pushedOut: undefined };
    this.#all.push(session);
    this.state.stats.sessionsOpened++;
    return this.renew(session);
  }

  /** A new string in the same session: contract, "GET /auth/renewaccesstoken". */
  renew(session: Session): Session {
    session.issued.push({
      token: this.state.tokens.access(),
      mdToken: this.state.tokens.marketData(),
      expiresAt: this.state.now() + this.state.lifetimeMs,
    });
    return session;
  }

  /** @param takesMarketData the token of market data is good as well */
  find(token: string, takesMarketData = false): Finding {
    const fits = (one: Session['issued'][number]) => one.token === token || (takesMarketData && one.mdToken === token);
    const session = this.#all.find(({ issued }) => issued.some(fits));
    const one = session?.issued.find(fits);
    if (!session || !one) return { kind: 'unknown' };
    const replaced = one !== session.issued.at(-1) && this.state.oldToken === 'refused';
    if (replaced || one.expiresAt <= this.state.now()) return { kind: 'expired' };
    if (session.pushedOut !== undefined) return { kind: 'pushed-out', status: session.pushedOut };
    return { kind: 'open', session };
  }

  /** Ends the session of that token. */
  revoke(token: string): void {
    const finding = this.find(token);
    if (finding.kind === 'open') this.#pushOut(finding.session, this.state.pushedOutStatus);
  }

  expireAll(): void {
    for (const { issued } of this.#all) {
      for (const one of issued) one.expiresAt = Math.min(one.expiresAt, this.state.now());
    }
  }

  pushOutAll(status: PushedOutStatus): void {
    for (const session of this.#open()) this.#pushOut(session, status);
  }

  list(): SessionInfo[] {
    return this.#all.map((session) => ({
      id: session.id,
      user: session.user,
      token: session.issued.at(-1)?.token ?? '',
      expiresAt: expiryOf(session),
      state:
        session.pushedOut !== undefined ? 'pushed-out' : expiryOf(session) <= this.state.now() ? 'expired' : 'open',
      renewals: session.issued.length - 1,
    }));
  }

  countOpen(): number {
    return this.#open().length;
  }

  #open(): Session[] {
    return this.#all.filter((session) => session.pushedOut === undefined && expiryOf(session) > this.state.now());
  }

  #pushOut(session: Session, status: PushedOutStatus): void {
    session.pushedOut = status;
    this.state.stats.sessionsClosed++;
  }
}

const expiryOf = ({ issued }: Session): number => issued.at(-1)?.expiresAt ?? 0;
