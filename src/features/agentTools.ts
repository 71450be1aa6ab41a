import { AgentTools, type AgentServices } from '../core/agentTools/agentTools';
import { allowsLive } from '../core/agentTools/agentAccess';
import { lazy } from '../core/platform/lazy';
import type { SessionView } from '../core/session/sessionView';
import { systemClock } from '../host/machine';
import { settings } from '../host/settings';
import { ToolRunner } from '../ui/agentTools/toolRunner';
import type { LoadPrograms } from '../ui/recipes/insertRecipe';
import type { Dialects } from './dialects';
import { senderOf } from './senderOf';
import type { SessionServices } from './session';

/** What writes code, loaded on first use. */
export interface CodeParts {
  readonly programs: LoadPrograms;
  readonly dialects: () => Promise<Dialects>;
}

/**
 * The part that answers language models. Loaded with the first call of a tool, or the question before it.
 * @param view what is known of the session without the part that owns it
 */
export function startAgentTools(
  view: Pick<SessionView, 'state'>,
  session: () => Promise<SessionServices>,
  { programs, dialects }: CodeParts,
): ToolRunner {
  const load = async (): Promise<AgentServices> => {
    const services = await session();
    const { sessionManager, catalog, redactor } = services;
    return {
      ...{ session: sessionManager, catalog },
      createSender: (loaded) =>
        senderOf(
          services,
          loaded,
          () => undefined,
          () => ({ live: allowsLive(settings.agentAccess) }),
        ),
      mask: (text) => redactor.mask(text),
      requestWriter: async () => (await dialects()).writeRequest,
      programs,
    };
  };
  return new ToolRunner(new AgentTools({ view, settings, load: lazy(load), now: () => systemClock.now() }));
}
