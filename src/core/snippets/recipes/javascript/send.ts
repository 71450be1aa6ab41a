import type { Part, Parts, Sending } from '../parts';

/** Code that says what it means that no response came. */
const LOST_WRITE = `(method === 'POST' ? ' (it may have been carried out: look before you run this again)' : '')`;
const LOST_READ = `' (nothing was changed: try again)'`;

/**
 * The helper that sends a request. What it checks: contract, "Refusals with HTTP 200", "Penalty" and "How to read the
 * status of an ordinary call".
 */
export const sendParts: Parts = {
  reply: {
    code: `
‹interface Reply {
  errorText?: string;
  failureReason?: string;
  failureText?: string;
  violations?: { constraint?: string; description?: string }[];
  'p-ticket'?: string;
  'p-time'?: number;
  'p-captcha'?: boolean;
}›
`,
  },
  lostResponse: {
    code: `
// No usable response came: the request may have been carried out.
class LostResponse extends Error {}
`,
  },
  blocked: {
    code: `
// Nothing more may be sent for now: a lock, a CAPTCHA or a penalty.
class Blocked extends Error {}
`,
  },
  refusalIn: {
    needs: ['reply'],
    code: `
// The service's words where it refuses with HTTP 200.
function refusalIn(reply‹: Reply | null | undefined›)‹: string | undefined› {
  const { errorText, failureReason, failureText, violations } = reply ?? {};
  if (violations?.length) return violations.map(({ constraint = '', description = '' }) => constraint + ' ' + description).join(', ');
  if (failureReason && failureReason !== 'Success') return failureReason + ': ' + (failureText ?? '');
  return errorText || failureText;
}
`,
  },
  pace: {
    needs: ['sleep'],
    code: `
const MAX_REQUESTS = 75; // in WINDOW: the service takes 80 a minute
const WINDOW = 60; // seconds
const sentAt‹: number[]› = [];

// Waits before a request that would be one too many.
async function pace() {
  if (sentAt.length === MAX_REQUESTS) {
    const seconds = (sentAt.shift() ?? 0) + WINDOW - performance.now() / 1000;
    if (seconds > 1) console.error('Waiting for ' + Math.ceil(seconds) + ' s: the service takes 80 requests a minute.');
    await sleep(seconds);
  }
  sentAt.push(performance.now() / 1000);
}
`,
  },
  exchange: {
    code: `
// One request. The status is 0 where there was no response.
async function exchange(method‹: string›, url‹: string›, body‹?: object›)‹: Promise<{ status: number; text: string }>› {
  // Errors of fetch would contain it.
  if (/[^!-~]/.test(TOKEN ?? '')) throw new Error("The token contains a character that can't be sent.");
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body && { 'Content-Type': 'application/json' }),
        ...(TOKEN && { Authorization: 'Bearer ' + TOKEN }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    const location = response.headers.get('location');
    const text = location ? 'wrong host: set BASE_URL to ' + new URL(location, url).origin + '/v1' : await response.text();
    return { status: response.status, text };
  } catch (error) {
    return { status: 0, text: String(error instanceof Error ? (error.cause ?? error.message) : error) };
  }
}
`,
  },
  send: send({ readsOnly: false, isPaced: false }),
};

/** As the recipe wants it. */
export const sendPartsFor = (sending: Sending): Parts => ({ send: send(sending) });

function send({ readsOnly, isPaced }: Sending): Part {
  const lost = readsOnly ? LOST_READ : LOST_WRITE;
  return {
    needs: [...(isPaced ? ['pace'] : []), 'reply', 'lostResponse', 'blocked', 'sleep', 'refusalIn', 'exchange'],
    code: `
// Sends a request and returns its result. Throws an error with the service's words. Waits where the service asks to, and
// repeats nothing else.
async function send‹<T>›(method‹: 'GET' | 'POST'›, path‹: string›, body‹?: object›, host = BASE_URL)‹: Promise<T>› {
  let ticket‹: string | undefined›;
  for (let tries = 1; ; tries++) {
    const query = ticket && !body ? (path.includes('?') ? '&' : '?') + 'p-ticket=' + encodeURIComponent(ticket) : '';
${isPaced ? '    await pace();\n' : ''}    const { status, text } = await exchange(method, host + path + query, body && ticket ? { ...body, 'p-ticket': ticket } : body);
    let reply‹: (Reply & T) | null | undefined›;
    try {
      reply = JSON.parse(text);
    } catch {
      reply = undefined;
    }
    ticket = reply?.['p-ticket'];
    if (reply?.['p-captcha']) throw new Blocked('The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.');
    if (ticket && tries < 3) {
      const seconds = reply?.['p-time'] ?? 15;
      console.error('The service asks to wait for ' + seconds + ' s.');
      await sleep(seconds);
      continue;
    }
    const refusal = ticket ? 'the service keeps asking to wait' : refusalIn(reply);
    if (status === 200 && reply && !refusal) return reply;
    const words = (refusal ?? (text || 'empty response')).replace(/\\s+/g, ' ').slice(0, 200);
    const device = method === 'POST' && path.startsWith('/order') ? 'the device is not approved, ' : '';
    const advice =
      status === 401
        ? ' (the key lacks a right, ' + device + 'or the token has expired)'
        : status === 423 || status === 429
          ? ' (locked for an hour: send nothing until it ends)'
          : refusal?.includes('Access is denied')
            ? ' (often a wrong or expired symbol, or a wrong account)'
            : '';
    const message = (status ? 'HTTP ' + status : 'No response') + ' from ' + path + ': ' + words + advice;
    if (ticket || status === 423 || status === 429) throw new Blocked(message);
    const isLost = status === 0 || status === 408 || status >= 500 || (status === 200 && !refusal);
    if (!isLost) throw new Error(message);
    throw new LostResponse(message + ${lost});
  }
}
`,
  };
}
