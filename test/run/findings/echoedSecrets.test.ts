import assert from 'node:assert/strict';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import fc from 'fast-check';
import { englishText } from '../../../src/core/platform/text';
import { UserFacingError } from '../../../src/core/platform/errors';
import { readEnvironments } from '../../../src/core/profile/environment';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { Sender } from '../../../src/core/requests/send/sender';
import { describe as describeSession, statusOf } from '../../../src/core/session/statusText';
import { SidebarModel } from '../../../src/core/sidebar/sidebarModel';
import { tokenViewOf } from '../../../src/core/sidebar/tokenView';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { FakeMemory, FakeUser } from '../../unit/fakes';
import { everything } from '../../unit/operations/fixture';
import { bodies, echoes, leakIn, seeded, type Echo } from '../../unit/platform/echoes';
import { credentials, minute, openWindow, World } from '../../unit/session/world';
import { writeRequest } from '../../../src/core/snippets/writeRequest';

const RUNS = Number(process.env['TRADOVATE_RUNS'] ?? 500);
const yes = () => Promise.resolve(true);

/** A window whose password is the secret, with its sidebar. */
async function openWith(secret: string) {
  const world = new World();
  const [demo] = readEnvironments({}).environments;
  assert.ok(demo);
  const store = world.store();
  await store.add(demo, { ...credentials, password: secret });
  const { sessionManager, errors: reported } = await openWindow(world, store);
  const suggestions = new ValueSuggestions();
  const settings = { timeoutMs: 1000, readOnly: true, limits: noLimits };
  const model = new SidebarModel(everything, {
    ...{ clock: world.clock, log: world.log, memory: new FakeMemory(), suggestions },
    sender: new Sender(
      world,
      sessionManager,
      () => settings,
      everything.schemas,
      () => undefined,
    ),
    mask: (text) => world.redactor.mask(text),
    target: () => ({ baseUrl: sessionManager.baseUrl ?? '', environmentId: 'demo', environment: 'Demo' }),
    liveReadOnly: () => true,
    urlOf: () => sessionManager.baseUrl ?? '',
    writeRequest,
    editorDialect: () => dialectById('fetch'),
    settings: { snippetToken: 'literal', snippetVariable: 'TRADOVATE_ACCESS_TOKEN' },
  });
  return { world, sessionManager, reported, model };
}

type Window = Awaited<ReturnType<typeof openWith>>;

/** Whatever a user, a page or the log may be shown of the window. */
function textsOf({ world, sessionManager, reported, model }: Window, errors: readonly unknown[]): string {
  const { state } = sessionManager;
  const now = sessionManager.now();
  const shown = [...reported, ...errors].map((error) =>
    error instanceof UserFacingError ? [error.message, error.quotation, error.fullText.map(englishText)] : [error],
  );
  const session = [state, statusOf(state, now), describeSession(state, now).map(englishText)];
  const page = [tokenViewOf(state, now, true), model.view(), model.response];
  const texts: string[] = [];
  collect([shown, session, page, world.log.lines], texts);
  return texts.join('\u0000\n');
}

/** Every string in it, names of fields included. */
function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (value instanceof Error) collect([value.message, Object.entries(value)], texts);
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      texts.push(name);
      collect(inner, texts);
    }
}

/** A failed sign-in, a failed renewal and an ordinary request, each answered with the echo. */
async function play({ secret, text }: Echo, toBody: (text: string) => string, status: number): Promise<void> {
  const window = await openWith(secret);
  const { world, sessionManager, model } = window;
  const echo = { status, body: toBody(text), headers: { 'x-echo': text, [text]: 'x' } };
  const errors: unknown[] = [];
  const attempt = (work: () => Promise<unknown>) => work().catch((error: unknown) => errors.push(error));
  const reply = (...replies: typeof world.http.replies) => world.http.replies.splice(0, Infinity, ...replies);
  reply(echo);
  await attempt(() => sessionManager.getToken(new FakeUser()));
  await world.clock.advance(2 * minute);
  reply(world.token(80 * minute, { name: text, apiHosts: { demo: text, [text]: 'evil.example' } }));
  await attempt(() => sessionManager.getToken(new FakeUser()));
  const send = async (id: string) => {
    model.select(id);
    const input = model.activeRequest?.input;
    assert.ok(input);
    reply(echo, { body: '[]' });
    await model.send(input, yes, yes);
    const leak = leakIn(textsOf(window, errors), secret);
    assert.equal(leak, undefined, `after ${id}: ${leak}`);
  };
  await send('accountList');
  await send('me');
  await world.clock.advance(70 * minute);
  reply(echo);
  await attempt(() => sessionManager.renew(new FakeUser()));
  const leak = leakIn(textsOf(window, errors), secret);
  assert.equal(leak, undefined, `after the renewal: ${leak}`);
  assert.ok(model.view().history.length > 0 || errors.length > 0);
}

/** `TRADOVATE_SEED=… TRADOVATE_PATH=… npx mocha --import=tsx test/run/findings/echoedSecrets.test.ts` plays a failure again. */
describe('finding high 3: a secret that a service or proxy echoes', function () {
  this.timeout(600_000);

  it(`is in no state, page, tooltip, message or log line, in ${RUNS} runs, seed ${seeded.seed}`, async () => {
    const body = fc.constantFrom(...Object.values(bodies));
    const status = fc.constantFrom(200, 200, 400, 401, 403, 404, 500);
    await fc.assert(fc.asyncProperty(echoes, body, status, play), { numRuns: RUNS, ...seeded });
  });
});
