import { UserFacingError } from '../platform/errors';
import { isRecord } from '../platform/isRecord';
import { t } from '../platform/text';
import type { Configuration } from './configurationVariables';

/**
 * A debugger that starts its program in a terminal has VS Code type the program's variables there, in front of the command:
 * they are in the terminal's text, in its shell's history and, for a moment, in the list of processes.
 */
const TERMINALS: readonly unknown[] = ['integratedTerminal', 'externalTerminal'];
/** Hands the variables to a helper that starts the program. Source: debugpy, adapter/launchers.py. */
const SAFE_IN_TERMINAL: readonly unknown[] = ['debugpy', 'python'];
/** Without `console`, these start in a terminal. */
const TERMINAL_BY_DEFAULT: readonly unknown[] = ['java'];
/** Is a terminal; VS Code writes its variables to disk, to revive it in the next session. */
const TERMINAL_TYPES: readonly unknown[] = ['node-terminal'];

/** Properties with which a debugger logs what it is asked, variables included. */
const LOGS: readonly (readonly [path: string, isOn: (value: unknown) => boolean])[] = [
  ['trace', isTracing],
  ['logToFile', (value) => value === true],
  ['logging.engineLogging', (value) => value === true],
  ['logging.diagnosticsLog.protocolMessages', (value) => value === true],
  ['logOutput', (value) => typeof value === 'string' && /\bdap\b/.test(value)],
];

/** Why a configuration with a token isn't started: the token would be shown or stored. `undefined`: it may be. */
export function leakOf(configuration: Configuration): UserFacingError | undefined {
  const name = String(configuration['name'] ?? configuration['type']);
  if (startsInTerminal(configuration)) {
    return new UserFacingError(
      'unsupported',
      t(
        "'{0}' starts its program in a terminal, and its debugger would show the token there. Set 'console' to 'internalConsole' in the launch configuration.",
        name,
      ),
    );
  }
  const log = LOGS.find(([path, isOn]) => isOn(valueAt(configuration, path)));
  if (!log) return undefined;
  return new UserFacingError(
    'unsupported',
    t("'{0}' would write the token to a log. Remove '{1}' from the launch configuration.", name, log[0]),
  );
}

/** The debugger of JavaScript spells out what `trace: false` means, and does so before this is asked. */
function isTracing(value: unknown): boolean {
  if (!isRecord(value)) return value !== undefined && value !== false;
  return value['stdio'] !== false || (value['logFile'] ?? null) !== null;
}

function startsInTerminal({ type, console, externalConsole }: Configuration): boolean {
  if (TERMINAL_TYPES.includes(type)) return true;
  if (SAFE_IN_TERMINAL.includes(type)) return false;
  if (console === undefined) return externalConsole === true || TERMINAL_BY_DEFAULT.includes(type);
  return TERMINALS.includes(console);
}

function valueAt(configuration: Configuration, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), configuration);
}
