import { fieldsOf, json, page, reply } from '../reply';
import { change, instead, onTokenCalls, type Fault } from './effect';
import type { FaultArguments } from './spec';

const TEN_MB = 10 * 1024 * 1024;

/** Faults of the way rather than of the service: what is no JSON, what comes late, half or not at all. */
export const oddities = {
  'wrong-host': instead(
    '307 to another base URL, by default this sandbox by its other name',
    ({ request, args }) => {
      const target = `${args.to ?? `${otherName(request.origin)}/v1`}${request.path.slice('/v1'.length)}`;
      return { ...reply(307), headers: { Location: request.query ? `${target}?${request.query}` : target } };
    },
    ['to'],
  ),
  'html-200': instead('200 with a page', () => page(200, 'Welcome to the network')),
  'empty-200': instead('200 without a body', () => reply(200)),
  huge: instead('a body of 10 MB', ({ args }) => json({ errorText: 'x'.repeat(args.bytes ?? TEN_MB) }), ['bytes']),
  violations: instead('200 with violations', () =>
    json({ violations: [{ path: ['orderQty'], description: 'must be greater than 0' }] }),
  ),
  echo: instead('200 with what arrived, as JSON', ({ request: { method, path, query, headers, body } }) =>
    json({ method, path, query, headers, body }),
  ),
  'cut-before': instead('the connection is destroyed, the request not handled', () => ({
    ...reply(200),
    broken: 'before',
  })),
  never: instead('no answer', () => ({ ...reply(200), broken: 'never' })),
  stalled: {
    about: 'handled only after ms (5000), if the caller is still there',
    takes: ['ms'],
    on: '*',
    effect: { kind: 'hold', ms: ({ ms }) => ms ?? 5000 },
  } satisfies Fault as Fault,
  slow: change(
    'handled at once, answered after ms (5000)',
    (answer, { args }) => ({ ...answer, delayMs: args.ms ?? 5000 }),
    ['ms'],
  ),
  'cut-mid': change('handled, then destroyed in the middle of the answer', (answer) => ({ ...answer, broken: 'mid' })),
  truncated: change('half of the answer, as if it were whole', (answer) => ({
    ...answer,
    body: answer.body.slice(0, answer.body.length / 2),
  })),
  'wrong-content-type': change(
    'the answer as text/plain, or contentType',
    (answer, { args }) => ({
      ...answer,
      headers: { ...answer.headers, 'Content-Type': args.contentType ?? 'text/plain' },
    }),
    ['contentType'],
  ),
  'skewed-date': change(
    'the Date header alone is ms off (600000)',
    (answer, { args }) => ({ ...answer, dateOffsetMs: args.ms ?? 600_000 }),
    ['ms'],
  ),
  'no-md-token': onTokenCalls(fields('mdAccessToken is absent', { drop: ['mdAccessToken'] })),
  'no-expiration': onTokenCalls(fields('expirationTime is absent', { drop: ['expirationTime'] })),
  'bad-expiration': onTokenCalls(fields('expirationTime is no time', { set: { expirationTime: 'soon' } })),
  'local-expiration': onTokenCalls(
    fields('expirationTime without a zone', { set: { expirationTime: '11/24/2026 1:20:00 PM' } }),
  ),
  'empty-token': onTokenCalls(fields('accessToken is an empty string', { set: { accessToken: '' } })),
  'another-step': onTokenCalls(
    instead('200 with neither a token nor a reason: another step [invented shape]', () =>
      json({ challengeType: 'mail', challengeId: 'sandbox-challenge-0001' }),
    ),
  ),
  fields: onTokenCalls(fields('fields of the answer set or dropped', {}, ['set', 'drop'])),
};

/** The answer's fields changed, where it is a JSON object. */
function fields(about: string, preset: Pick<FaultArguments, 'set' | 'drop'>, takes: Fault['takes'] = []): Fault {
  return change(
    about,
    (answer, { args }) => {
      const all = fieldsOf(answer);
      if (!all) return answer;
      const changed = { ...all, ...preset.set, ...args.set };
      for (const name of [...(preset.drop ?? []), ...(args.drop ?? [])]) Reflect.deleteProperty(changed, name);
      return { ...answer, body: JSON.stringify(changed) };
    },
    takes,
  );
}

/** Another origin, the same sandbox. */
function otherName(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`;
}
