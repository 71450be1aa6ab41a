import { refusal, text, type Reply } from '../reply';
import { isJson, objectIn, type Received } from '../request';
import type { State } from '../state';
import { tokenAnswer } from './answer';

/** One text for many causes: contract, "`errorText` in the wild". */
export const INCORRECT = 'Incorrect username or password. Please try again, noting that passwords are case-sensitive.';
export const NOT_REGISTERED = 'The app is not registered';

/** Field → limit: contract, table of the body. `cid` comes as a number or as a string [C]. */
const LIMITS: Readonly<Record<string, number>> = {
  name: 64,
  password: 64,
  appId: 64,
  appVersion: 64,
  deviceId: 64,
  cid: 64,
  sec: 8192,
  'p-ticket': 8192,
};

/** POST /auth/accesstokenrequest. */
export function signIn(request: Received, state: State): Reply {
  if (!isJson(request)) return text(400, 'The Content-Type must be application/json');
  const body = objectIn(request.body);
  if (!body) return text(400, 'The request content was malformed: not a JSON object');
  const wrong = Object.keys(LIMITS).find((field) => isWrong(field, body[field]));
  if (wrong !== undefined) return text(400, `The request content was malformed: ${wrong}`);
  for (const field of ['name', 'password']) {
    if (!(field in body)) return text(400, `The request content was malformed: ${field} is missing`);
  }
  const held = state.penalties.check(request);
  if (held) return held;
  const refused = refusalFor(body, state);
  if (refused !== undefined) return refusal(refused);
  const session = state.sessions.open(String(body['name']), 'deviceId' in body);
  state.stats.signIns++;
  return tokenAnswer(session, state, 'sign-in');
}

/** Missing, or an `appId` that nobody has, is "not registered"; what is wrong otherwise is "incorrect". */
function refusalFor(body: Record<string, unknown>, state: State): string | undefined {
  const { appId, cid } = body;
  if (!appId || cid === undefined || cid === '' || !state.users.some((user) => user.appId === appId))
    return NOT_REGISTERED;
  const known = state.users.some(
    (user) =>
      user.name === body['name'] &&
      user.password === body['password'] &&
      user.appId === appId &&
      user.sec === body['sec'] &&
      String(user.cid) === (typeof cid === 'number' ? String(cid) : cid),
  );
  return known ? undefined : INCORRECT;
}

function isWrong(field: string, value: unknown): boolean {
  if (value === undefined) return false;
  if (field === 'cid' && typeof value === 'number') return !Number.isSafeInteger(value);
  return typeof value !== 'string' || value.length > (LIMITS[field] ?? 0);
}
