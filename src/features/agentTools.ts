import { AgentTools, type AgentServices } from '../core/agentTools/agentTools';
import { allowsLive } from '../core/agentTools/agentAccess';
import { lazy } from '../core/platform/lazy';
import type { SessionView } from '../core/session/sessionView';
import { loadFeature } from '../host/loadFeature';
import { systemClock } from '../host/machine';
import { settings } from '../host/settings';
import { ToolRunner } from '../ui/agentTools/toolRunner';
import type * as DialectsPart from './dialects';
import type { Programs } from './programs';
import { programsOf } from './programsOf';
import { senderOf } from './senderOf';
import type { SessionServices } from './session';

/**
 * The part that answers language models. Loaded with the first call of a tool, or the question before it.
 * @param view what is known of the session without the part that owns it
 */
export function startAgentTools(
  view: Pick<SessionView, 'state'>,
  session: () => Promise<SessionServices>,
  programs: () => Promise<Programs>,
): ToolRunner {
  const load = async (): Promise<AgentServices> => {
    const services = await session();
    const { extension, sessionManager, catalog, redactor } = services;
    const dialects = lazy(async () => (await loadFeature<typeof DialectsPart>(extension, 'dialects')).dialects);
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
      programs: programsOf(extension, programs),
    };
  };
  return new ToolRunner(new AgentTools({ view, settings, load: lazy(load), now: () => systemClock.now() }));
}
