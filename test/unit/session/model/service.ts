import { onAbort } from '../../../../src/core/platform/abort';
import { canceledError, UserFacingError } from '../../../../src/core/platform/errors';
import type { HttpOptions, HttpRequest, HttpResponse } from '../../../../src/core/platform/ports';
import { t } from '../../../../src/core/platform/text';
import type { Behavior } from './plan';
import type { Call, Heard, Session, Token } from './types';
import type { Window } from './window';
import type { ModelWorld } from './world';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** One environment of Tradovate: how it responds, and what it must never receive. */
export class Service {
  /** The newest token of each profile, which must not be lost. */
  readonly newest = new Map<string, Token>();
  readonly ends: (Heard & { readonly token: Token | undefined })[] = [];
  /** Profiles of which a renewal was answered with 401: the one proof that a session has ended. */
  readonly provenEnds = new Set<string>();
  readonly #tokens = new Map<string, Token>();
  readonly #sessions: Session[] = [];
  readonly #storedTokens = new Set<string>();
  readonly #running: { readonly call: Call; readonly profile: string; readonly window: Window }[] = [];
  #blocks: (Heard & { readonly captcha: boolean; readonly until: number; readonly heardAt: number })[] = [];
  #failures: Heard[] = [];
  #renewals: number[] = [];
  #granted: (Heard & { readonly heardAt: number; readonly token: Token; readonly before: Token | undefined })[] = [];
  #lastFailedTry = -Infinity;
  readonly #blockReceivers = new Set<Window>();
  readonly #forgottenAt = new Map<string, number>();
  #requests = 0;
  #made = 0;

  constructor(private readonly world: ModelWorld) {}

  /** All renewals of the hour are used up. */
  get spent(): boolean {
    return this.#renewals.length >= 15;
  }

  receivedBlock(window: Window): boolean {
    return this.#blockReceivers.has(window);
  }

  /** A block that seems to last for more than an hour by a clock that was set back is shortened to an hour. */
  clockWasSet(): void {
    const latest = this.world.machineNow + HOUR;
    this.#blocks = this.#blocks.map((block) => ({ ...block, until: Math.min(block.until, latest) }));
  }

  get sessions(): number {
    return this.#sessions.length;
  }

  send(window: Window, request: HttpRequest, { signal, timeoutMs }: HttpOptions): Promise<HttpResponse> {
    const { world } = this;
    const call = callOf(request.url);
    const body = request.body === undefined ? undefined : (JSON.parse(request.body) as Record<string, string>);
    const bearer = request.headers['Authorization']?.replace('Bearer ', '') ?? '';
    const token = this.#tokens.get(bearer);
    const profile = body?.['name'] ?? token?.session.profile ?? '?';
    const withTicket = body?.['p-ticket'] !== undefined;
    this.#check(call, profile, token, withTicket, window);
    const behavior = this.world.plan.behaviors[this.#requests++] ?? 'good';
    world.note(`${window.name} ${call} of ${profile} with ${bearer || 'credentials'} → ${behavior}`);
    const sentAt = world.machineNow;
    // The clock may have changed between the check of the limits and the request.
    const triedAt = world.now - world.disturbedAt < SECOND ? -Infinity : sentAt;
    if (call === 'renewal') this.#renewals.push(sentAt);
    const running = { call, profile, window };
    this.#running.push(running);
    const tookMs = behavior === 'slow' ? world.between(5 * SECOND, 45 * SECOND) : world.between(20, 900);
    return new Promise((resolve, reject) => {
      let open = true;
      const end = (go: () => void) => {
        if (!open) return;
        open = false;
        this.#running.splice(this.#running.indexOf(running), 1);
        listener?.dispose();
        go();
      };
      const listener =
        signal &&
        onAbort(signal, () =>
          end(() => {
            if (call === 'sign-in') this.#lastFailedTry = triedAt;
            world.later(0, () => reject(canceledError()), window);
          }),
        );
      world.later(
        timeoutMs,
        () =>
          end(() => {
            if (call === 'sign-in') this.#lastFailedTry = triedAt;
            reject(new UserFacingError('network', t('Timeout.'), { retryHelps: true }));
          }),
        window,
        true,
      );
      // The service handles it half-way, even if the caller has canceled.
      world.later(Math.floor(tookMs / 2), () => {
        const made = this.#handle(call, profile, token, behavior);
        world.later(
          tookMs - Math.floor(tookMs / 2),
          () =>
            end(() => {
              this.#delivered(call, profile, token, behavior, made, window, triedAt);
              if (made === undefined) reject(new UserFacingError('network', t('No network.'), { retryHelps: true }));
              else resolve(made.response);
            }),
          window,
        );
      });
    });
  }

  /** The window closed: none of its requests is running any more. */
  windowCrashed(window: Window): void {
    for (let i = this.#running.length - 1; i >= 0; i--) {
      if (this.#running[i]?.window === window) this.#running.splice(i, 1);
    }
    const lost = (heard: Heard) => heard.window === window && !heard.written;
    this.#blocks = this.#blocks.filter((heard) => !lost(heard));
    this.#failures = this.#failures.filter((heard) => !lost(heard));
    for (const granted of this.#granted.filter(lost)) {
      const { profile } = granted.token.session;
      if (this.newest.get(profile) !== granted.token || this.#storedTokens.has(granted.token.text)) continue;
      if (granted.before) this.newest.set(profile, granted.before);
      else this.newest.delete(profile);
    }
  }

  /** The window freed the lock: what it received is recorded. */
  written(window: Window): void {
    // A token is stored after the lock is freed: until then it ends with its window.
    const stored = this.#granted.filter(({ token }) => this.#storedTokens.has(token.text));
    for (const heard of [...this.#blocks, ...this.#failures, ...stored, ...this.ends]) {
      if (heard.window === window) heard.written = true;
    }
  }

  /** The window that received it had the time to store it. */
  isWritten(token: Token): boolean {
    return this.#granted.some((granted) => granted.token === token && granted.written);
  }

  /** A window without shared secrets that opens while the token is stored can't know whether it has seen it. */
  #isSeen(token: Token, window: Window): boolean {
    const granted = this.#granted.find((other) => other.token === token);
    return granted?.written === true && (this.world.plan.shared || Math.abs(window.openedAt - granted.heardAt) > 200);
  }

  stored(value: string | undefined): void {
    const text = /"accessToken":"([^"]+)"/.exec(value ?? '')?.[1];
    if (text === undefined) return;
    this.#storedTokens.add(text);
    for (const granted of this.#granted) if (granted.token.text === text) granted.written = true;
  }

  forgotten(profile: string): void {
    this.newest.delete(profile);
    this.#forgottenAt.set(profile, this.world.awake);
  }

  /** A command that starts while windows learn of the sign-out may be canceled. */
  forgottenLately(profile: string): boolean {
    return (this.#forgottenAt.get(profile) ?? -Infinity) + 10 * SECOND > this.world.awake;
  }

  captchaSolved(): void {
    this.#blocks = this.#blocks.filter(({ captcha }) => !captcha);
  }

  replaceSessions(profile: string): void {
    for (const session of this.#sessions) if (session.profile === profile) session.over = true;
  }

  #check(call: Call, profile: string, token: Token | undefined, withTicket: boolean, window: Window): void {
    const { world } = this;
    const { highest, machineNow } = world;
    const who = `${window.name} sends a ${call} of ${profile}`;
    if (world.isFaulty) {
      this.#checkFaulty(who, call, window);
      return;
    }
    if (window.crashed) world.fail(`${who}, but has crashed`);
    // An hour has passed, whatever the clock of the machine was set to.
    const lasts = (block: { readonly until: number; readonly heardAt: number }) =>
      block.until > highest && block.heardAt + HOUR > world.now;
    if (this.#blocks.some(lasts)) world.fail(`${who} during a block`);
    if (call !== 'probe' && this.#running.some((other) => other.call === call && other.profile === profile))
      world.fail(`${who} while another one is running`);
    if (call === 'sign-in') {
      const failures = this.#failures.filter(({ at }) => at + HOUR > highest).length;
      if (failures >= 5) world.fail(`${who} after five failures`);
      const newest = this.newest.get(profile);
      const isAlive = newest !== undefined && !newest.session.over && newest.expiresAt > world.now + SECOND;
      if (isAlive && this.#isSeen(newest, window) && !world.wantsAnother)
        world.fail(`${who}, although ${newest.text} is valid`);
      const last = this.#lastFailedTry;
      const turnedBack = last > machineNow || world.turnedBackAt + HOUR > world.now;
      // Measured from request to request, so with a tolerance for the time that they take.
      if (!withTicket && !turnedBack && last + 14.9 * SECOND > highest) world.fail(`${who} too soon`);
    }
    if (call === 'renewal') {
      if (this.#renewals.filter((at) => at + HOUR > highest).length >= 15) world.fail(`${who}, the sixteenth`);
      if (!token) world.fail(`${who} with an unknown token`);
      const over = this.ends.some((heard) => heard.written && heard.token === token);
      if (world.plan.shared && over) world.fail(`${who} with ${token?.text ?? ''}, which the service has rejected`);
      const renewed = [...this.#storedTokens].some((text) => this.#tokens.get(text)?.parent === token?.text);
      if (world.plan.shared && renewed) world.fail(`${who}, the second for ${token?.text ?? ''}`);
      if (token && token.session.profile !== window.profile && !this.#wasActive(window)) {
        world.fail(`${who}, which is not active`);
      }
    }
  }

  /** What holds although ports fail. */
  #checkFaulty(who: string, call: Call, window: Window): void {
    const { world } = this;
    const { met } = world.faults;
    if (window.crashed) world.fail(`${who}, but has crashed`);
    // A window knows what it received; of others only what they could write and it could read.
    const isKnown = (heard: Heard) =>
      heard.window === window || (heard.written && !met.has('shared') && !met.has('lock'));
    // After the clock was set, a block lasts an hour of the time that was observed.
    const lasts = (block: { until: number; heardAt: number }) =>
      block.until > world.highest && world.disturbedAt < block.heardAt;
    if (this.#blocks.some((block) => lasts(block) && isKnown(block))) world.fail(`${who} during a block`);
    if (this.#running.some((other) => other.window === window || !met.has('lock')))
      world.fail(`${who} while another call is running`);
    const isAsked = world.commands.some((command) => command.window === window && !command.settled);
    if (call === 'sign-in' && !isAsked) world.fail(`${who} although no user asks for it`);
  }

  /** When a token was issued, true time. */
  issuedAt(token: string): number | undefined {
    const found = this.#tokens.get(token);
    return found && found.expiresAt - this.world.plan.lifetimeMinutes * MINUTE;
  }

  /** A call that began before a switch goes on, so this is only checked without any switch. */
  #wasActive(window: Window): boolean {
    return this.world.plan.actions.some(({ kind }) => kind === 'switch') || window.crashed;
  }

  #handle(
    call: Call,
    profile: string,
    token: Token | undefined,
    behavior: Behavior,
  ): { readonly response: HttpResponse; readonly token?: Token } | undefined {
    const reply = (status: number, body: unknown = '') => ({
      response: {
        status,
        headers: { date: new Date(this.world.now).toUTCString() },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        bytes: 0,
        truncated: false,
      },
    });
    const isAlive = token !== undefined && !token.session.over && token.expiresAt > this.world.now;
    switch (behavior) {
      case 'network':
        return undefined;
      case '500':
        return reply(500, 'Internal Server Error');
      case '401':
        if (token) token.session.over = true;
        return reply(401);
      case '423':
        return reply(423);
      case '429':
        return reply(429);
      case 'refused':
        return reply(200, { errorText: 'Access is denied' });
      case 'penalty':
      case 'captcha':
        return reply(200, {
          'p-ticket': 't',
          'p-time': this.world.between(1, 30),
          'p-captcha': behavior === 'captcha',
        });
      default:
    }
    if (call !== 'sign-in' && !isAlive) return reply(token?.session.over === true ? 408 : 401);
    if (call === 'probe') return reply(200, []);
    const made = this.#issue(call === 'sign-in' ? this.#openSession(profile) : token?.session, token?.text);
    if (behavior === 'lost') return undefined;
    const expirationTime = new Date(made.expiresAt).toISOString();
    return { ...reply(200, { accessToken: made.text, expirationTime }), token: made };
  }

  #openSession(profile: string): Session {
    const session = { profile, over: false };
    const open = this.#sessions.filter((other) => other.profile === profile && !other.over);
    for (const oldest of open.slice(0, Math.max(0, open.length - 1))) oldest.over = true;
    this.#sessions.push(session);
    return session;
  }

  #issue(session: Session | undefined, parent: string | undefined): Token {
    const token: Token = {
      text: `token-${++this.#made}`,
      session: session ?? this.#openSession('?'),
      expiresAt: this.world.now + this.world.plan.lifetimeMinutes * MINUTE,
      parent,
    };
    this.#tokens.set(token.text, token);
    return token;
  }

  /** The window has received the response. */
  #delivered(
    call: Call,
    profile: string,
    token: Token | undefined,
    behavior: Behavior,
    made: { readonly response: HttpResponse; readonly token?: Token } | undefined,
    window: Window,
    triedAt: number,
  ): void {
    const { world } = this;
    const heard: Heard = { window, at: world.machineNow, written: false };
    const status = made?.response.status;
    world.note(`${window.name} receives ${status ?? 'nothing'} ${made?.token?.text ?? ''}`);
    if (call === 'sign-in') this.#lastFailedTry = made?.token ? -Infinity : triedAt;
    if (made?.token) {
      this.#granted.push({ ...heard, heardAt: world.now, token: made.token, before: this.newest.get(profile) });
      // What was running when the user signed out is not stored; a window that learns of it late is excused for two seconds.
      const forgottenAt = this.#forgottenAt.get(profile) ?? -Infinity;
      if (forgottenAt + 2 * SECOND < window.enteredAt) this.newest.set(profile, made.token);
      window.received();
    } else if (status === 423 || status === 429 || behavior === 'captcha') {
      this.#blocks.push({
        ...heard,
        captcha: behavior === 'captcha',
        until: world.machineNow + HOUR,
        heardAt: world.now,
      });
      this.#blockReceivers.add(window);
      window.received();
    }
    const refused = status === 401 || status === 423 || status === 429 || (behavior === 'refused' && status === 200);
    if (call === 'sign-in' && refused) this.#failures.push(heard);
    if (call === 'renewal' && status === 401) this.provenEnds.add(profile);
    // An expired token is shown, not reported.
    const wasAlive = (token?.expiresAt ?? 0) > world.now + 2 * SECOND;
    if (call === 'renewal' && status === 401 && wasAlive) {
      this.ends.push({ ...heard, at: world.now, token });
    }
  }
}

function callOf(url: string): Call {
  return url.endsWith('/accesstokenrequest') ? 'sign-in' : url.endsWith('/renewaccesstoken') ? 'renewal' : 'probe';
}
