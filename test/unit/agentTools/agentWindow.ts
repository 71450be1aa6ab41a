import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import { AgentTools, type AgentSettings, type CallOptions } from '../../../src/core/agentTools/agentTools';
import { allowsLive, type AgentAccess } from '../../../src/core/agentTools/agentAccess';
import { Sender } from '../../../src/core/requests/send/sender';
import { renderRecipe } from '../../../src/core/snippets/recipes/renderRecipe';
import { renderStream } from '../../../src/core/snippets/recipes/streams/renderStream';
import { writeRequest } from '../../../src/core/snippets/writeRequest';
import type { LanguageModelToolName } from '../../../src/core/manifest';
import { catalog } from '../operations/fixture';
import { FakeUser } from '../fakes';
import { World } from '../session/world';

/** What a test of the tools changes. */
export type WritableSettings = { -readonly [Key in keyof AgentSettings]: AgentSettings[Key] };

/** A window with the tools, as src/features/agentTools.ts builds it, in a world without VS Code. */
export async function agentWindow(environment = 'demo', { signedIn = true, urls = {} } = {}) {
  const world = new World();
  const window = await world.open(environment, urls);
  const { sessionManager } = window;
  if (signedIn) {
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    world.http.replies.length = 0;
    world.http.sent.length = 0;
  }
  const settings: WritableSettings = {
    agentAccess: 'simulation',
    audience: 'retail',
    liveReadOnly: true,
    snippetVariable: 'TRADOVATE_ACCESS_TOKEN',
  };
  let loads = 0;
  const tools = new AgentTools({
    view: sessionManager,
    settings,
    now: () => world.clock.now(),
    load: () => {
      loads++;
      return Promise.resolve({
        session: sessionManager,
        catalog: () => Promise.resolve(catalog),
        createSender: () =>
          new Sender(
            world,
            sessionManager,
            () => ({
              ...{ timeoutMs: 1000, readOnly: settings.liveReadOnly, limits: noLimits },
              onlyReads: { live: allowsLive(settings.agentAccess) },
            }),
            catalog.schemas,
            () => undefined,
          ),
        mask: (text) => world.redactor.mask(text),
        requestWriter: () => Promise.resolve(writeRequest),
        programs: ({ isStream }) => Promise.resolve({ renderRecipe: isStream ? renderStream : renderRecipe }),
      });
    },
  });
  /** As VS Code does: the question, then the call. */
  const call = (tool: LanguageModelToolName, input: unknown, options: Partial<CallOptions> = {}) => {
    tools.prepare(tool, input);
    return invoke(tool, input, options);
  };
  const invoke = (tool: LanguageModelToolName, input: unknown, options: Partial<CallOptions> = {}) =>
    tools.invoke(tool, input, { fromChat: true, signal: new AbortController().signal, ...options });
  const allow = (access: AgentAccess) => {
    settings.agentAccess = access;
  };
  const reply = (body: unknown, status = 200) => {
    world.http.replies.splice(0, Infinity, { status, body: typeof body === 'string' ? body : JSON.stringify(body) });
  };
  return { ...window, world, tools, settings, call, invoke, allow, reply, loadCount: () => loads };
}
