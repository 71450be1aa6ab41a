import type { SessionManager } from '../../core/session/sessionManager';
import type { SetupPorts } from '../../core/setup/setupRun';
import type { ErrorReporter } from '../errorReporter';

/** What Check Setup needs. */
export interface SetupUi {
  readonly ports: SetupPorts;
  readonly sessionManager: SessionManager;
  readonly reporter: ErrorReporter;
  /** Hides secrets. */
  readonly mask: (text: string) => string;
  /** Of the extension. */
  readonly version: string;
}
