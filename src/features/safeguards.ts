import { commands } from '../core/manifest';
import type { Disposable } from '../core/platform/ports';
import { writeText } from '../host/files';
import { SecretCover } from '../ui/safeguards/coverSecrets';
import { LiveLogDocument } from '../ui/safeguards/liveLogDocument';
import { allowLiveChanges, makeLiveReadOnly } from '../ui/safeguards/liveReadOnly';
import type { CommandTable, SafeguardCommandId } from './commandTable';
import type { SessionServices } from './session';

export interface SafeguardsFeature extends Disposable {
  readonly commands: CommandTable<SafeguardCommandId>;
}

/** The part for shared screens and for LIVE. Loaded with its first command, or at start where secrets are hidden. */
export function startSafeguards({ knownSecrets, liveLog, presentation, reporter }: SessionServices): SafeguardsFeature {
  const { runReporting } = reporter;
  const cover = new SecretCover(knownSecrets, presentation);
  const list = new LiveLogDocument({ liveLog, presentation, writeText });
  return {
    commands: {
      [commands.hideSecrets.id]: () => runReporting(() => presentation.set(true)),
      [commands.showSecrets.id]: () => runReporting(() => presentation.set(false)),
      [commands.showLiveRequests.id]: () => runReporting(() => list.show()),
      [commands.saveLiveRequests.id]: () => runReporting(() => list.saveAsCsv()),
      [commands.makeLiveReadOnly.id]: () => runReporting(makeLiveReadOnly),
      [commands.allowLiveChanges.id]: () => runReporting(allowLiveChanges),
    },
    dispose() {
      cover.dispose();
      list.dispose();
    },
  };
}
