import * as vscode from 'vscode';
import { commands } from '../core/manifest';
import { lazy } from '../core/platform/lazy';
import type { Disposable } from '../core/platform/ports';
import { SharedConsent } from '../core/run/sharedConsent';
import { environmentVariable, isNodeHost, nodePlatform, systemClock } from '../host/machine';
import { platformProcesses } from '../host/processes';
import { settings } from '../host/settings';
import { DebugConfigurations } from '../ui/run/debugConfigurations';
import { HandedTokens } from '../ui/run/handedTokens';
import { LaunchFileFeatures } from '../ui/run/launchFileFeatures';
import type { LaunchFileHelp } from '../ui/run/launchFileHelp';
import { runFile } from '../ui/run/runFile';
import type { RunProviders } from '../ui/run/runStubs';
import { Tasks } from '../ui/run/tasks';
import { Terminals } from '../ui/terminal';
import type { CommandTable, RunCommandId } from './commandTable';
import type { SessionServices } from './session';

export interface RunFeature extends RunProviders, Disposable {
  readonly commands: CommandTable<RunCommandId>;
}

/** Help in `launch.json`; needs no session. */
export const createLaunchFileFeatures: LaunchFileHelp['createLaunchFileFeatures'] = () =>
  new LaunchFileFeatures(settings);

/** The part that starts the user's programs with the token in their environment. Loaded when one is started or configured. */
export function startRun({ reporter, tokenUi }: SessionServices): RunFeature {
  const { runReporting } = reporter;
  const consent = new SharedConsent(() => systemClock.monotonic());
  const processes = lazy(platformProcesses);
  const terminals = new Terminals({
    ...{ tokenUi, settings, environmentVariable },
    clock: systemClock,
    available: isNodeHost(),
    platform: nodePlatform(),
  });
  const handed = new HandedTokens(reporter);
  const isTrusted = () => vscode.workspace.isTrusted;
  const ui = {
    isTrusted,
    tokenUi,
    consent,
    reporter,
    settings,
    processes,
    terminals,
    runReporting,
    handed,
    clock: systemClock,
  };
  const tracking = vscode.debug.registerDebugAdapterTrackerFactory('*', handed);
  return {
    commands: {
      [commands.runFile.id]: (argument) => runReporting(() => runFile(ui, argument)),
    },
    debug: new DebugConfigurations(ui),
    tasks: new Tasks({ ...ui, elsewhere: () => terminals.elsewhere }),
    dispose() {
      tracking.dispose();
      terminals.dispose();
    },
  };
}
