import { isTradingTime } from '../market/calendar';
import { json, refusal, type Reply } from '../reply';
import type { State } from '../state';
import { World } from '../world';

const MINUTE_MS = 60_000;
const FIRST_ACCOUNT_ID = 950_001;

type Values = Readonly<Record<string, unknown>>;

/** One replay session: a world of its own, whose clock runs at its own speed. */
export class ReplaySession {
  readonly world: World;
  /** Connections that take part. */
  readonly members = new Set<{ send: (message: unknown) => void }>();
  #speed: number;
  #time: number;
  #realTime = Date.now();
  readonly #timer: NodeJS.Timeout;

  constructor(start: number, speed: number, balance: number, accountId: number, seed: number, clockMs: number) {
    this.#time = start;
    this.#speed = speed;
    const account = {
      id: accountId,
      name: `REPLAY${accountId}`,
      active: true,
      readonly: false,
      closed: false,
      balance,
    };
    const time = () => this.time();
    this.world = new World({ accounts: [account], seed, time, executionDelayMs: 0 });
    this.#timer = setInterval(() => this.#tick(), clockMs);
  }

  /** Replay time, ms since 1970. Speed is in percent, 0 is a pause. */
  time(): number {
    return this.#time + ((Date.now() - this.#realTime) * this.#speed) / 100;
  }

  setSpeed(speed: number): void {
    this.#time = this.time();
    this.#realTime = Date.now();
    this.#speed = speed;
    this.#sendClock();
  }

  close(): void {
    clearInterval(this.#timer);
    this.world.close();
  }

  #tick(): void {
    if (this.#speed > 0) this.world.market.step();
    this.world.engine.expire();
    this.#sendClock();
  }

  /** `d` is text that holds JSON. */
  #sendClock(): void {
    const d = JSON.stringify({ t: new Date(this.time()).toISOString(), s: this.#speed });
    for (const member of this.members) member.send({ e: 'clock', d });
  }
}

/** The sessions of all users, one each: tradovate-streams.md, section 9. */
export class Replays {
  readonly #sessions = new Map<string, ReplaySession>();
  #accounts = 0;

  constructor(private readonly clockMs: number) {}

  of(user: string): ReplaySession | undefined {
    return this.#sessions.get(user);
  }

  /** The answer to a `replay/*` request; undefined for another one. */
  answer(endpoint: string, body: Values, user: string, state: State): Reply | undefined {
    switch (endpoint.toLowerCase()) {
      case 'replay/checkreplaysession':
        return check(body['startTimestamp'], state);
      case 'replay/initializeclock':
        return this.#initialize(body, user, state);
      case 'replay/changespeed': {
        const session = this.of(user);
        if (!session || !isSpeed(body['speed'])) return json({ ok: false, errorText: 'No replay session' });
        session.setSpeed(body['speed']);
        return json({ ok: true });
      }
      default:
        return undefined;
    }
  }

  /** A session ends with its last connection. */
  leave(user: string, member: { send: (message: unknown) => void }): void {
    const session = this.of(user);
    session?.members.delete(member);
    if (session?.members.size !== 0) return;
    session.close();
    this.#sessions.delete(user);
  }

  /** As the service may do: clients see it by the speed in `clock`. */
  pauseAll(): void {
    for (const session of this.#sessions.values()) session.setSpeed(0);
  }

  close(): void {
    for (const session of this.#sessions.values()) session.close();
    this.#sessions.clear();
  }

  #initialize({ startTimestamp, speed, initialBalance }: Values, user: string, state: State): Reply {
    const start = Date.parse(String(startTimestamp));
    if (!(start < state.serviceTime()) || !isSpeed(speed)) return json({ ok: false, errorText: 'Invalid parameters' });
    const balance = typeof initialBalance === 'number' ? initialBalance : 50_000;
    const id = FIRST_ACCOUNT_ID + this.#accounts++;
    const session = new ReplaySession(start, speed, balance, id, Math.floor(start / MINUTE_MS), this.clockMs);
    const before = this.of(user);
    for (const member of before?.members ?? []) session.members.add(member);
    before?.close();
    this.#sessions.set(user, session);
    return json({ ok: true });
  }
}

const isSpeed = (speed: unknown): speed is number => typeof speed === 'number' && speed >= 0 && speed <= 400;

function check(startTimestamp: unknown, state: State): Reply {
  const start = Date.parse(String(startTimestamp));
  if (Number.isNaN(start)) return refusal('Invalid parameters');
  if (start >= state.serviceTime()) return json({ checkStatus: 'Ineligible' });
  if (isTradingTime(start)) return json({ checkStatus: 'OK' });
  let adjusted = start;
  while (!isTradingTime(adjusted)) adjusted += MINUTE_MS;
  return json({ checkStatus: 'StartTimestampAdjusted', startTimestamp: new Date(adjusted).toISOString() });
}
