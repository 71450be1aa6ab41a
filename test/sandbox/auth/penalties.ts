import { randomBytes } from 'node:crypto';
import { json, type Reply } from '../reply';
import { formIn, objectIn, type Received } from '../request';
import type { State } from '../state';

interface Pending {
  readonly ticket: string;
  readonly seconds: number;
  readonly captcha: boolean;
  /** ms since 1970: the ticket counts from then on, or the captcha's stop is over. */
  readonly due: number;
  /** Ticket aside, this is what has to come again. */
  readonly content: string;
}

/** What `p-time` says with a captcha, where it helps no program. */
const CAPTCHA_P_TIME_S = 60;
/** Who never comes back is forgotten. The contract doesn't say when; this is long after any client has given up. */
const FORGOTTEN_AFTER_MS = 10 * 60 * 1000;

/** Contract, "Penalty": keyed to the caller's address, and every caller here has the same one. One pending per call. */
export class Penalties {
  readonly #pending = new Map<string, Pending>();

  constructor(private readonly state: State) {}

  impose(request: Received, seconds: number, captcha: boolean): Reply {
    const ticket = `sandbox-ticket_${randomBytes(18).toString('base64url')}`;
    const due = this.state.now() + seconds * 1000;
    this.#pending.set(request.route ?? '', { ticket, seconds, captcha, due, content: contentOf(request) });
    return answer(ticket, captcha ? CAPTCHA_P_TIME_S : seconds, captcha);
  }

  /** The answer to a request that still has a penalty to serve. A right ticket in time ends it. */
  check(request: Received): Reply | undefined {
    const route = request.route ?? '';
    const pending = this.#pending.get(route);
    const now = this.state.now();
    if (!pending || now > pending.due + FORGOTTEN_AFTER_MS || (pending.captcha && now >= pending.due)) {
      this.#pending.delete(route);
      return undefined;
    }
    if (pending.captcha) {
      this.state.stats.duringPenalty++;
      return answer(pending.ticket, CAPTCHA_P_TIME_S, true);
    }
    if (now < pending.due) this.state.stats.duringPenalty++;
    else if (ticketFits(request, pending) && contentOf(request) === pending.content) {
      this.#pending.delete(route);
      return undefined;
    }
    return this.impose(request, pending.seconds, false);
  }

  isPending({ route }: Received): boolean {
    return this.#pending.has(route ?? '');
  }

  /** As when the user has signed in on the web. */
  solveCaptcha(): void {
    for (const [route, { captcha }] of this.#pending) if (captcha) this.#pending.delete(route);
  }

  clear(): void {
    this.#pending.clear();
  }
}

function answer(ticket: string, seconds: number, captcha: boolean): Reply {
  return json({ 'p-ticket': ticket, 'p-time': seconds, ...(captcha ? { 'p-captcha': true } : {}) });
}

/** With the body where there is one. The contract names no other place: without one it may come in the query or not at all. */
function ticketFits(request: Received, { ticket }: Pending): boolean {
  if (request.body !== '') return fieldsIn(request)['p-ticket'] === ticket;
  const sent = new URLSearchParams(request.query).get('p-ticket');
  return sent === ticket || (request.method === 'GET' && sent === null);
}

/** The fields without the ticket, whatever their order. */
function contentOf(request: Received): string {
  const fields = Object.entries(fieldsIn(request)).filter(([name]) => name !== 'p-ticket');
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fieldsIn(request: Received): Readonly<Record<string, unknown>> {
  return formIn(request) ?? objectIn(request.body) ?? {};
}
