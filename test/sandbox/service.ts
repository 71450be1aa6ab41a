import { admit } from './auth/bearer';
import { renew } from './auth/renew';
import { signIn } from './auth/signIn';
import { oauthToken } from './oauth/token';
import { accessDenied, deviceMissing, missingHere, type Channel } from './operations/access';
import { operationAt, type Operation } from './operations/catalog';
import { valuesOf } from './operations/check';
import { answer as answerTo, servedOperations as servedIds } from './operations/served';
import { reportAnswer } from './reports/reports';
import { reply, text, type Reply } from './reply';
import type { Received } from './request';
import type { State } from './state';

interface TokenCall {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly handle: (request: Received, state: State) => Reply;
}

const tokenCalls: Readonly<Record<string, TokenCall>> = {
  '/auth/accesstokenrequest': { id: 'accessTokenRequest', method: 'POST', handle: signIn },
  '/auth/oauthtoken': { id: 'oAuthToken', method: 'POST', handle: oauthToken },
  '/auth/renewaccesstoken': { id: 'renewAccessToken', method: 'GET', handle: renew },
};

/** Ids of the catalog. */
export const servedOperations: readonly string[] = [...Object.values(tokenCalls).map(({ id }) => id), ...servedIds];

export function operationIdOf({ route = '', method }: Received): string | undefined {
  const operation = tokenCalls[route] ?? operationAt(route);
  return operation?.method === method ? operation.id : undefined;
}

/**
 * What the service answers, faults included; `undefined` if the caller left before it was handled. Order: a lock, a
 * fault, the limits, the service itself.
 * @param met receives the faults' names
 * @param special answers what only this channel takes, in place of an operation
 */
export async function respond(
  request: Received,
  state: State,
  callerIsThere: () => boolean,
  met: (faults: readonly string[]) => void,
  channel: Channel = 'rest',
  special: () => Reply | undefined = () => undefined,
): Promise<Reply | undefined> {
  const locked = state.locks.hit(request.route);
  if (locked) state.stats.duringLock++;
  const taken = state.faults.take(request, locked);
  met(taken.map(({ name }) => name));
  for (const { fault, spec } of taken) {
    if (fault.effect.kind !== 'hold') continue;
    await state.waits.wait(fault.effect.ms(spec));
    if (!callerIsThere()) return undefined;
  }
  const before = successes(state);
  let answer = locked ? reply(429) : undefined;
  for (const { fault, spec, on } of taken) {
    if (fault.effect.kind === 'instead') answer = fault.effect.reply({ request, state, args: spec, on });
  }
  answer ??= special() ?? state.limits.inMinute() ?? limited(request, state, channel);
  countFailure(request, state, before);
  for (const { fault, spec, on } of taken) {
    if (fault.effect.kind === 'change') answer = fault.effect.change(answer, { request, state, args: spec, on });
  }
  return answer;
}

function limited(request: Received, state: State, channel: Channel): Reply {
  const id = operationIdOf(request);
  if (!state.limited || id === undefined) return handle(request, state, channel);
  const held = state.limits.before(request, id);
  if (held) return held;
  const before = successes(state);
  const answer = handle(request, state, channel);
  const failed =
    tokenCalls[request.route ?? ''] !== undefined
      ? successes(state) === before && !answer.body.includes('"p-ticket"')
      : answer.status !== 200;
  return state.limits.after(id, answer, failed);
}

function handle(request: Received, state: State, channel: Channel): Reply {
  const { route = '', method } = request;
  const tokenCall = tokenCalls[route];
  const operation = operationAt(route);
  const report = reportAnswer(request, state);
  if (report) return report;
  const expected = (tokenCall ?? operation)?.method;
  // Contract, 404: wrong host or path, no body.
  if (expected === undefined) return reply(404);
  const missing = operation && missingHere(operation, state, channel);
  if (missing) return missing;
  if (expected !== method) {
    const wrong = text(405, `HTTP method not allowed, supported methods: ${expected}`);
    return { ...wrong, headers: { ...wrong.headers, Allow: expected } };
  }
  if (tokenCall) return tokenCall.handle(request, state);
  return operation ? call(request, operation, state, channel) : reply(404);
}

/** An ordinary call: token, rights, a penalty to serve, fields, and then what it does. */
function call(request: Received, operation: Operation, state: State, channel: Channel): Reply {
  const isPublic = operation.auth === 'none';
  const admitted = isPublic ? { session: { user: '', hasDevice: false } } : admit(request, state);
  if ('reply' in admitted) return admitted.reply;
  const held = heldBack(request, operation, state, channel, admitted.session.hasDevice);
  if (held) return held;
  const checked = valuesOf(request, operation);
  if ('reply' in checked) return checked.reply;
  state.world.engine.expire();
  return answerTo({ state, operation, user: admitted.session.user, values: checked.values });
}

/** The answer to a call that is not handled, whatever its fields are. */
function heldBack(request: Received, operation: Operation, state: State, channel: Channel, hasDevice: boolean) {
  const denied = accessDenied(operation, state, channel) ?? deviceMissing(operation, state, hasDevice);
  return denied ?? state.penalties.check(request);
}

/** Token calls that issued a token. */
function successes({ stats }: State): number {
  return stats.signIns + stats.renewals + stats.exchanges + stats.refreshes;
}

function countFailure({ route }: Received, state: State, before: number): void {
  if (successes(state) !== before) return;
  const { stats } = state;
  if (route === '/auth/oauthtoken') stats.oauthFailures++;
  if (route === '/auth/accesstokenrequest') stats.signInFailures++;
  if (route === '/auth/renewaccesstoken') stats.renewalFailures++;
}
