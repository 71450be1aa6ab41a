import assert from 'node:assert/strict';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import { Sender } from '../../../src/core/requests/send/sender';
import { SidebarModel } from '../../../src/core/sidebar/sidebarModel';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { writeRequest } from '../../../src/core/snippets/writeRequest';
import { FakeMemory, FakeUser, type Reply } from '../fakes';
import { catalog } from '../operations/fixture';
import { World } from '../session/world';

export const yes = () => Promise.resolve(true);

/** The model in a window that is signed in. */
export async function signedIn() {
  const world = new World();
  const { sessionManager } = await world.open('demo');
  world.http.replies.push(world.token());
  const { token } = await sessionManager.getToken(new FakeUser());
  world.http.sent.length = 0;
  const suggestions = new ValueSuggestions();
  const settings = { timeoutMs: 1000, readOnly: true, limits: noLimits };
  const accountName = (id: string) => suggestions.accountName(id);
  const sender = new Sender(world, sessionManager, () => settings, catalog.schemas, accountName);
  const memory = new FakeMemory();
  const model = new SidebarModel(catalog, {
    clock: world.clock,
    log: world.log,
    memory,
    sender,
    suggestions,
    mask: (text) => world.redactor.mask(text),
    target: () => ({ baseUrl: sessionManager.baseUrl ?? '', environmentId: 'demo', environment: 'Demo' }),
    liveReadOnly: () => true,
    urlOf: () => sessionManager.baseUrl ?? '',
    writeRequest,
    editorDialect: () => dialectById('fetch'),
    settings: { snippetToken: 'literal', snippetVariable: 'TRADOVATE_ACCESS_TOKEN' },
  });
  const reply = (...replies: Reply[]) => world.http.replies.splice(0, Infinity, ...replies);
  const send = async (prepare = yes) => {
    const input = model.activeRequest?.input;
    assert.ok(input);
    await model.send(input, prepare, yes);
  };
  return { world, sessionManager, model, memory, suggestions, reply, send, token: token.accessToken };
}
