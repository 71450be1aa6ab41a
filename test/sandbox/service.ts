import { setTimeout as sleep } from 'node:timers/promises';
import { admit } from './auth/bearer';
import { renew } from './auth/renew';
import { signIn } from './auth/signIn';
import { valuesOf } from './operations/check';
import { operationAt, operations } from './operations/served';
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
  '/auth/renewaccesstoken': { id: 'renewAccessToken', method: 'GET', handle: renew },
};

/** Ids of the catalogue. */
export const servedOperations: readonly string[] = [
  ...Object.values(tokenCalls).map(({ id }) => id),
  ...operations.map(({ id }) => id),
];

export function operationIdOf({ route = '', method }: Received): string | undefined {
  const operation = tokenCalls[route] ?? operationAt(route);
  return operation?.method === method ? operation.id : undefined;
}

/**
 * What the service answers, faults included; `undefined` if the caller left before it was handled. Order: a lock, a
 * fault, the limits, the service itself.
 * @param met told the faults' names
 */
export async function respond(
  request: Received,
  state: State,
  callerIsThere: () => boolean,
  met: (faults: readonly string[]) => void,
): Promise<Reply | undefined> {
  const locked = state.locks.hit(request.route);
  if (locked) state.stats.duringLock++;
  const taken = state.faults.take(request, locked);
  met(taken.map(({ name }) => name));
  for (const { fault, spec } of taken) {
    if (fault.effect.kind !== 'hold') continue;
    await sleep(fault.effect.ms(spec));
    if (!callerIsThere()) return undefined;
  }
  const before = state.stats.signIns + state.stats.renewals;
  let answer = locked ? reply(429) : undefined;
  for (const { fault, spec, on } of taken) {
    if (fault.effect.kind === 'instead') answer = fault.effect.reply({ request, state, args: spec, on });
  }
  answer ??= limited(request, state);
  countFailure(request, state, before);
  for (const { fault, spec, on } of taken) {
    if (fault.effect.kind === 'change') answer = fault.effect.change(answer, { request, state, args: spec, on });
  }
  return answer;
}

function limited(request: Received, state: State): Reply {
  const id = operationIdOf(request);
  if (!state.limited || id === undefined) return handle(request, state);
  const held = state.limits.before(request, id);
  if (held) return held;
  const before = state.stats.signIns + state.stats.renewals;
  const answer = handle(request, state);
  const failed =
    id in { accessTokenRequest: 0, renewAccessToken: 0 }
      ? state.stats.signIns + state.stats.renewals === before && !answer.body.includes('"p-ticket"')
      : answer.status !== 200;
  return state.limits.after(id, answer, failed);
}

function handle(request: Received, state: State): Reply {
  const { route = '', method } = request;
  const tokenCall = tokenCalls[route];
  const operation = operationAt(route);
  const expected = (tokenCall ?? operation)?.method;
  // Contract, 404: wrong host or path, no body.
  if (expected === undefined) return reply(404);
  if (expected !== method) {
    const wrong = text(405, `HTTP method not allowed, supported methods: ${expected}`);
    return { ...wrong, headers: { ...wrong.headers, Allow: expected } };
  }
  if (tokenCall) return tokenCall.handle(request, state);
  if (!operation) return reply(404);
  const admitted = admit(request, state);
  if ('reply' in admitted) return admitted.reply;
  const checked = valuesOf(request, operation);
  if ('reply' in checked) return checked.reply;
  return operation.answer({ state, user: admitted.session.user, values: checked.values });
}

function countFailure({ route }: Received, { stats }: State, before: number): void {
  if (stats.signIns + stats.renewals !== before) return;
  if (route === '/auth/accesstokenrequest') stats.signInFailures++;
  if (route === '/auth/renewaccesstoken') stats.renewalFailures++;
}
