import assert from 'node:assert/strict';
import type { ErrorKind, Remedy, UserFacingError } from '../../../src/core/platform/errors';
import type { HttpResponse } from '../../../src/core/platform/ports';
import { englishText } from '../../../src/core/platform/text';
import {
  emptyRecords,
  stringifyRecords,
  type RequestBlock,
  type SharedRecords,
} from '../../../src/core/session/sharedRecords';
import type { SessionManager } from '../../../src/core/session/sessionManager';
import type { Session, SessionState } from '../../../src/core/session/sessionState';
import { statusOf } from '../../../src/core/session/statusText';
import type { FaultSpec } from '../../sandbox/faults/spec';
import type { FakeUser } from '../fakes';
import { minute } from './world';

/** The whole contract as a table: each response of the service × each state before the call. Source: tradovate-contract.md. */

type Call = 'sign-in' | 'renewal' | 'probe';

/** What the service does with one request: a response, or none. `good`: a successful one. */
export type Scripted =
  | Partial<HttpResponse>
  | { readonly fields: object }
  | 'good'
  | 'network'
  | 'timeout'
  | 'canceled'
  | 'elsewhere 307';

/** What an error says beyond its kind; what is absent isn't compared. */
export interface ErrorDetails {
  readonly status?: number;
  readonly remedies?: readonly Remedy[];
  readonly quotation?: RegExp;
  readonly hasEnd?: boolean;
}

export interface Outcome {
  readonly calls: readonly Call[];
  /** Absent: as before. */
  readonly session?: Session['kind'];
  readonly elsewhere?: boolean;
  readonly block?: RequestBlock['reason'];
  /** Absent: it succeeds. */
  readonly fails?: ErrorKind;
  readonly details?: ErrorDetails;
  /** A text of the status bar during the call. */
  readonly showed?: RegExp;
}

export interface Row {
  readonly response: string;
  /** Over fakes: the first responses; the ones after them are successful. */
  readonly script: readonly Scripted[];
  /** The same over HTTP, as faults of the sandbox. */
  readonly faults: readonly FaultSpec[];
  readonly signIn: Outcome;
  readonly renewal: Outcome;
  /** After a refused renewal, Get Token signs in; absent: as `renewal`. */
  readonly getToken?: Outcome;
}

const signedIn: Outcome = { calls: ['sign-in'], session: 'alive' };
const renewed: Outcome = { calls: ['renewal'], session: 'alive' };
const fails = (kind: ErrorKind, details: ErrorDetails, more: Partial<Outcome> = {}) => ({
  fails: kind,
  details,
  ...more,
});
const one = (kind: ErrorKind, details: ErrorDetails, more: Partial<Outcome> = {}): Pick<Row, 'signIn' | 'renewal'> => ({
  signIn: { calls: ['sign-in'], ...fails(kind, details, more) },
  renewal: { calls: ['renewal'], ...fails(kind, details, more) },
});
/** A refusal that doesn't prove the end of the session: the token is kept. */
const refusedRenewal = (details: ErrorDetails): Pick<Row, 'renewal'> => ({
  renewal: { calls: ['renewal'], ...fails('refused', { remedies: ['sign-in-again'], ...details }) },
});
const over = (details: ErrorDetails): Pick<Row, 'renewal' | 'getToken'> => ({
  renewal: { calls: ['renewal'], session: 'ended', ...fails('refused', { remedies: ['get-token'], ...details }) },
  getToken: { calls: ['renewal', 'sign-in'], session: 'alive' },
});
const refusedSignIn = (details: ErrorDetails): Outcome => ({
  calls: ['sign-in'],
  ...fails('refused', { remedies: ['edit-profile'], ...details }),
});
const good = { signIn: signedIn, renewal: renewed };
const json = (value: object, status = 200): Partial<HttpResponse> => ({ status, body: JSON.stringify(value) });
const incorrect = 'Incorrect username or password. Please try again, noting that passwords are case-sensitive.';
const ticket = { 'p-ticket': 'ticket', 'p-time': 1 };
const set = (fields: Readonly<Record<string, unknown>>): FaultSpec => ({ name: 'fields', set: fields });

export const rows: readonly Row[] = [
  // Success
  { response: '200 with a token', script: ['good'], faults: [], ...good },
  { response: '200 without mdAccessToken', script: ['good'], faults: [{ name: 'no-md-token' }], ...good },
  {
    response: '200 with unknown fields and hosts of others',
    script: [{ fields: { outdatedTaC: null, news: { a: [1] }, apiHosts: { demo: 'evil.example', x: 5 } } }],
    faults: [set({ outdatedTaC: null, news: { a: [1] }, apiHosts: { demo: 'evil.example', x: 5 } })],
    ...good,
  },
  { response: '200 as text/plain', script: ['good'], faults: [{ name: 'wrong-content-type' }], ...good },
  // Unusable tokens
  ...(
    [
      ['an empty accessToken', { accessToken: '' }],
      ['a token that no header holds', { accessToken: 'a\nb' }],
      ['an expirationTime that is none', { expirationTime: 'soon' }],
      ['an expirationTime without a zone', { expirationTime: '2030-01-01T00:00:00' }],
    ] as const
  ).map(([what, fields]) => ({
    response: `200 with ${what}`,
    script: [{ fields }],
    faults: [set(fields)],
    ...one('protocol', {}),
  })),
  // Refused
  {
    response: '200 with errorText: incorrect',
    script: [json({ errorText: incorrect })],
    faults: [{ name: 'refused' }],
    signIn: refusedSignIn({ quotation: /^Incorrect username/ }),
    ...refusedRenewal({ quotation: /^Incorrect username/ }),
  },
  {
    response: '200 with errorText: not registered',
    script: [json({ errorText: 'The app is not registered' })],
    faults: [{ name: 'refused', text: 'The app is not registered' }],
    signIn: refusedSignIn({ quotation: /not registered/ }),
    ...refusedRenewal({ quotation: /not registered/ }),
  },
  {
    response: '200 with errorText: denied',
    script: [json({ errorText: 'Access is denied' })],
    faults: [{ name: 'refused', text: 'Access is denied' }],
    signIn: refusedSignIn({ quotation: /^Access is denied$/ }),
    ...refusedRenewal({ quotation: /^Access is denied$/ }),
  },
  {
    response: '200 with a hostile errorText',
    script: [json({ errorText: '[Sign in](command:evil)\u202e\n\u0007' + 'long '.repeat(2000) })],
    faults: [{ name: 'refused', text: '[Sign in](command:evil)\u202e\n\u0007' + 'long '.repeat(2000) }],
    signIn: refusedSignIn({ quotation: /^[^[\]\u202e\n\u0007]{1,201}$/ }),
    ...refusedRenewal({ quotation: /^[^[\]\u202e\n\u0007]{1,201}$/ }),
  },
  {
    response: '400',
    script: [{ status: 400, body: 'malformed' }],
    faults: [{ name: 'http-400' }],
    signIn: refusedSignIn({ status: 400 }),
    ...refusedRenewal({ status: 400 }),
  },
  ...(
    [
      ['401, empty', { status: 401 }, 'http-401'],
      ['401 with text', { status: 401, body: 'Unauthorized' }, 'http-401-text'],
      ['401 with JSON', json({ errorText: 'Access is denied' }, 401), 'http-401-json'],
    ] as const
  ).map(([response, reply, name]) => ({
    response,
    script: [reply],
    faults: [{ name }],
    signIn: refusedSignIn({ status: 401 }),
    ...over({ status: 401 }),
  })),
  // Penalties
  {
    response: 'penalty',
    script: [json(ticket), 'good'],
    faults: [{ name: 'penalty', seconds: 1 }],
    signIn: { calls: ['sign-in', 'sign-in'], session: 'alive', showed: /^\$\(watch\) .* retry in 0:01$/ },
    renewal: { calls: ['renewal', 'renewal'], session: 'alive', showed: /^\$\(watch\) .* retry in 0:01$/ },
  },
  {
    response: 'penalty, then 401',
    script: [json(ticket), { status: 401 }],
    faults: [
      { name: 'penalty', seconds: 1 },
      { name: 'http-401', skip: 1 },
    ],
    signIn: { calls: ['sign-in', 'sign-in'], ...fails('refused', { status: 401 }) },
    renewal: { calls: ['renewal', 'renewal'], session: 'ended', ...fails('refused', { status: 401 }) },
    getToken: { calls: ['renewal', 'renewal', 'sign-in'], session: 'alive' },
  },
  {
    response: 'penalty with CAPTCHA',
    script: [json({ ...ticket, 'p-captcha': true })],
    faults: [{ name: 'captcha' }],
    ...one('penalty', { remedies: ['captcha-solved'], hasEnd: true }, { block: 'captcha' }),
  },
  // Locks
  {
    response: '423',
    script: [{ status: 423 }],
    faults: [{ name: 'http-423' }],
    ...one('locked', { status: 423, hasEnd: true }, { block: 'locked' }),
  },
  {
    response: '429, empty',
    script: [{ status: 429 }],
    faults: [{ name: 'locked' }],
    ...one('locked', { status: 429, hasEnd: true }, { block: 'locked' }),
  },
  // Replaced session, or a server error, so the token is kept and nothing else is asked
  ...([408, 500] as const).map((status) => ({
    response: String(status),
    script: [{ status, body: 'Internal Server Error, error id: 1-2' }],
    faults: [{ name: `http-${status}` as const }],
    signIn: { calls: ['sign-in'], ...fails('server', { status, remedies: ['try-again'] }) } satisfies Outcome,
    renewal: {
      calls: ['renewal'],
      ...fails('server', { status, remedies: ['try-again', 'sign-in-again'] }),
    } satisfies Outcome,
  })),
  // Server and network errors
  ...([502, 503] as const).map((status) => ({
    response: `${status} with a page`,
    script: [{ status, body: `<html><title>${status}</title></html>` }],
    faults: [{ name: `http-${status}` as const }],
    ...one('server', { status, remedies: ['try-again'] }),
  })),
  {
    response: '404, empty',
    script: [{ status: 404 }],
    faults: [{ name: 'http-404' }],
    ...one('protocol', { status: 404, remedies: ['open-settings'] }),
  },
  {
    response: '200 with a page',
    script: [{ body: '<html>Welcome</html>' }],
    faults: [{ name: 'html-200' }],
    ...one('protocol', { remedies: ['try-again'] }),
  },
  {
    response: '200, empty',
    script: [{ body: '' }],
    faults: [{ name: 'empty-200' }],
    ...one('protocol', { remedies: ['try-again'] }),
  },
  {
    response: '200, half of the JSON',
    script: [{ body: '{"accessToken":"abc' }],
    faults: [{ name: 'truncated' }],
    ...one('protocol', { remedies: ['try-again'] }),
  },
  {
    response: '200, far too long',
    script: [{ body: '{"errorText":"x', truncated: true }],
    faults: [{ name: 'huge', bytes: 400_000 }],
    ...one('protocol', {}),
  },
  {
    response: '307 to another of its hosts',
    script: [{ status: 307, headers: { location: 'https://demo7.tradovateapi.com/v1/auth/renewaccesstoken' } }],
    faults: [{ name: 'wrong-host' }],
    signIn: { calls: ['sign-in'], ...fails('protocol', { status: 307, remedies: ['open-settings'] }) },
    renewal: { calls: ['renewal', 'renewal'], session: 'alive' },
  },
  {
    response: '307 to a foreign host',
    script: ['elsewhere 307'],
    faults: [{ name: 'wrong-host', to: 'https://evil.invalid/v1' }],
    ...one('protocol', { status: 307 }),
  },
  { response: 'no network', script: ['network'], faults: [{ name: 'cut-before' }], ...one('network', {}) },
  { response: 'timeout', script: ['timeout'], faults: [{ name: 'never' }], ...one('network', {}) },
  { response: 'canceled by the user', script: ['canceled'], faults: [{ name: 'never' }], ...one('canceled', {}) },
];

/** The state before the call, and the command. */
export const starts = [
  'no token',
  'expired',
  'ended',
  'alive within its lead',
  'alive outside its lead',
  'alive, scheduled renewal',
  'alive, during a block',
  'no token, during a block',
] as const;
export type Start = (typeof starts)[number];

/** Entries of the vault, the memory and the shared records with which a window begins. */
export function entriesOf(start: Start, accessToken: string, now: number, environment: string, profileId: string) {
  const isAlive = start.startsWith('alive');
  const metadata = {
    // Received long ago: the lead depends on the whole lifetime.
    issuedAt: environment,
    receivedAt: start === 'alive outside its lead' || start === 'alive, scheduled renewal' ? now : now - 60 * minute,
    expiresAt: isAlive ? now + (start === 'alive within its lead' ? 10 * minute : 60 * minute) : now - minute,
  };
  const token = start.startsWith('no token') ? undefined : JSON.stringify({ accessToken, ...metadata });
  const kind = start === 'ended' ? 'ended' : isAlive ? 'alive' : undefined;
  const records: SharedRecords = {
    ...emptyRecords,
    blocks: start.endsWith('block') ? { [environment]: { reason: 'locked', until: now + 30 * minute } } : {},
    sessions: kind
      ? {
          [profileId]: {
            kind,
            tokenReceivedAt: metadata.receivedAt,
            expiresAt: metadata.expiresAt,
            changedAt: now - minute,
          },
        }
      : {},
  };
  return { token, metadata: token === undefined ? undefined : metadata, records: stringifyRecords(records) };
}

export interface Bench {
  /** As the status bar reads the environment. */
  readonly label: string;
  /** The window, opened in that state. */
  readonly sessionManager: SessionManager;
  /** Errors reported in the background. */
  readonly errors: readonly UserFacingError[];
  /** Requests to the service since the window opened. */
  calls(): readonly string[];
  /** Lets time pass until it settles. */
  until(done: Promise<unknown>): Promise<void>;
}

function expected(row: Row, start: Start): Outcome {
  switch (start) {
    case 'no token':
    case 'expired':
    case 'ended':
      return row.signIn;
    case 'alive within its lead':
      return row.getToken ?? row.renewal;
    case 'alive outside its lead':
    case 'alive, scheduled renewal':
      return row.renewal;
    case 'alive, during a block':
    case 'no token, during a block':
      return { calls: [], block: 'locked', fails: 'locked', details: { hasEnd: true } };
  }
}

/** Reported in the background; the other kinds are transient. */
const reportedKinds: readonly ErrorKind[] = ['refused', 'penalty', 'locked', 'storage'];

/** One cell: the command of the start, in a window with that state. */
export async function checkCell(row: Row, start: Start, bench: Bench, user: FakeUser): Promise<void> {
  const { sessionManager, label } = bench;
  const want = expected(row, start);
  const cell = `${row.response} × ${start}`;
  const before = sessionManager.state.session.kind;
  const beginning = start.startsWith('alive') ? 'alive' : start.startsWith('no token') ? 'none' : start;
  assert.equal(before, beginning, `${cell}: begins`);
  const showed: string[] = [];
  const listener = sessionManager.onDidChange((state) =>
    showed.push(englishText(statusOf(state, sessionManager.now()).text)),
  );
  const isScheduled = start === 'alive, scheduled renewal';
  let error: UserFacingError | undefined;
  const done = (
    isScheduled
      ? sessionManager.renewAutomatically()
      : start === 'alive outside its lead'
        ? sessionManager.renew(user)
        : sessionManager.getToken(user)
  ).then(
    () => undefined,
    (thrown: unknown) => void (error = thrown as UserFacingError),
  );
  // Outside its lead Get Token sends nothing, so the renewal is what the block must prevent.
  if (start === 'alive, during a block') {
    await bench.until(done);
    await bench.until(sessionManager.renew(user).catch((thrown: unknown) => void (error = thrown as UserFacingError)));
  } else await bench.until(done);
  listener.dispose();

  const { state } = sessionManager;
  assert.deepEqual(bench.calls(), want.calls, `${cell}: requests`);
  assert.equal(state.session.kind, want.session ?? before, `${cell}: session`);
  if (state.session.kind === 'ended' && want.session === 'ended')
    assert.equal(state.session.elsewhere, want.elsewhere ?? false, `${cell}: ended elsewhere`);
  assert.equal(state.block?.reason, want.block, `${cell}: block`);
  assert.equal(state.activeCall, undefined, `${cell}: no running call`);
  assert.match(englishText(statusOf(state, sessionManager.now()).text), bar(state, label), `${cell}: status bar`);
  if (want.showed)
    assert.ok(
      showed.some((text) => want.showed?.test(text)),
      `${cell}: showed ${showed.join(', ')}`,
    );
  if (isScheduled) {
    const isReported = want.fails !== undefined && reportedKinds.includes(want.fails);
    assert.equal(
      bench.errors.length,
      isReported ? 1 : 0,
      `${cell}: reported ${bench.errors.map(({ message }) => message).join(' / ')}`,
    );
    checkDetails(cell, bench.errors[0], isReported ? want.details : undefined);
    return;
  }
  assert.equal(error?.kind, want.fails, `${cell}: ${error?.message ?? 'succeeded'}`);
  checkDetails(cell, error, want.details);
  assert.deepEqual(bench.errors, [], `${cell}: no other report`);
}

/** The status bar without a running call. */
function bar({ session, block }: SessionState, label: string): RegExp {
  if (block) return new RegExp(`^\\$\\(lock\\) ${label} until \\d\\d:\\d\\d$`);
  switch (session.kind) {
    case 'none':
      return new RegExp(`^\\$\\(key\\) ${label}$`);
    case 'alive':
      return new RegExp(`^\\$\\(key\\) ${label} (\\d+h \\d+m|\\d+m)$`);
    default:
      return new RegExp(`^\\$\\(warning\\) ${label} ${session.kind}$`);
  }
}

function checkDetails(cell: string, error: UserFacingError | undefined, wanted: ErrorDetails | undefined): void {
  if (!error || !wanted) return;
  const { status, remedies, quotation, hasEnd } = wanted;
  if (status !== undefined) assert.equal(error.status, status, `${cell}: HTTP status`);
  if (remedies) assert.deepEqual(error.remedies, remedies, `${cell}: remedies`);
  if (quotation) assert.match(error.quotation ?? '', quotation, `${cell}: quotation`);
  if (hasEnd !== undefined) assert.equal(error.until !== undefined, hasEnd, `${cell}: end of the block`);
}
