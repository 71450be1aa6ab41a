import { commands } from '../core/manifest';
import { lazy } from '../core/platform/lazy';
import type { Disposable } from '../core/platform/ports';
import { Penalties } from '../core/requests/send/penalties';
import { ContractFinder } from '../core/streamView/contractFinder';
import { StreamHub } from '../core/streamView/streamHub';
import { writeText } from '../host/files';
import { randomId, systemClock } from '../host/machine';
import { platformNetwork } from '../host/network';
import { liveSettings } from '../host/liveSettings';
import { platformWebSockets } from '../host/webSockets';
import { confirmLive } from '../ui/prompts';
import { CodeCopier } from '../ui/streams/copyCode';
import { StreamViews } from '../ui/streams/streamViews';
import { obtainToken } from '../ui/token/tokenCommands';
import type { CommandTable, StreamCommandId } from './commandTable';
import { senderOf } from './senderOf';
import type { SessionServices } from './session';

export interface StreamsFeature extends Disposable {
  readonly commands: CommandTable<StreamCommandId>;
}

/** The part that shows live streams. Loaded with its first command; it opens a socket only for a view that the user opens. */
export async function startStreams(services: SessionServices): Promise<StreamsFeature> {
  const { extension, redactor, log, sessionManager, reporter, tokenUi, catalog, liveLog, presentation } = services;
  const { runReporting } = reporter;
  const clock = systemClock;
  const sockets = await platformWebSockets(extension);
  const mask = (text: string) => redactor.mask(text);

  const senderParts = lazy(async () => {
    const loaded = await catalog();
    return { sender: senderOf(services, loaded, () => undefined), byId: loaded.byId };
  });
  const hub = new StreamHub({ sockets, clock, network: platformNetwork, random: Math.random }, sessionManager, mask);
  const environment = () => sessionManager.state.environment?.baseUrl ?? '';
  const signIn = () => obtainToken(tokenUi, () => undefined);
  const code = new CodeCopier();
  const views = new StreamViews({
    ...{ extension, clock, log, mask, sessionManager, catalog, runReporting, writeText, code },
    presentation,
    nonce: randomId,
    view: {
      ...{ hub, clock, catalog, confirmLive, signIn },
      session: sessionManager,
      contracts: new ContractFinder(senderParts, environment, () => clock.now()),
      live: liveSettings,
      liveLog,
      penalties: new Penalties(clock, services.penalties),
    },
  });
  const removedAllData = services.onDidRemoveAllData(() => views.closeAll());

  return {
    commands: {
      [commands.openStream.id]: (argument) => runReporting(() => views.open(argument)),
    },
    dispose() {
      removedAllData.dispose();
      code.dispose();
      views.dispose();
      hub.dispose();
    },
  };
}
