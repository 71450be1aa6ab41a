import * as vscode from 'vscode';
import { toUserFacingError, UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { referencesIn, withReferenceValues } from '../../core/run/configurationVariables';
import { LineInput } from '../../core/run/lineInput';
import type { Processes, RunningProcess } from '../../core/run/processes';
import { defaultVariables } from '../../core/run/references';
import { parseTaskDefinition } from '../../core/run/taskDefinition';
import type { ErrorReporter } from '../errorReporter';
import { localizeSentences } from '../localize';
import { checkVariable } from '../terminal';
import { programName, tokenValues, type TokenValuesUi } from './tokenValues';

export interface TaskUi extends TokenValuesUi {
  readonly reporter: Pick<ErrorReporter, 'report'>;
  readonly settings: { readonly snippetVariable: string };
  /** `undefined` in the web host. */
  readonly processes: () => Promise<Processes | undefined>;
  /** Programs of the workspace run on another machine than the extension. */
  readonly elsewhere: () => boolean;
}

/** What is the same for each start of the task. */
export interface TaskFacts {
  readonly name: string;
  readonly definition: vscode.TaskDefinition;
  /** Absolute path of the task's folder. */
  readonly folder: string | undefined;
}

/**
 * Runs the command of a task as a child of the extension. VS Code's own ways to run one would not do: they keep the variables
 * in the task, where every extension reads them, on disk, to reconnect to it, and for the next start, with an old token.
 */
export class TaskTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;
  readonly #input: LineInput;
  #process: RunningProcess | undefined;
  #isClosed = false;

  constructor(
    private readonly ui: TaskUi,
    private readonly facts: TaskFacts,
  ) {
    this.#input = new LineInput({
      echo: (text) => this.#written.fire(text),
      send: (line) => this.#process?.write(line),
      endInput: () => this.#process?.endInput(),
      interrupt: () => (this.#process ? this.#process.interrupt() : this.#end(undefined)),
    });
  }

  open(): void {
    void this.#start().catch((thrown: unknown) => {
      const error = toUserFacingError(thrown);
      void this.ui.reporter.report(thrown);
      this.#written.fire(`${localizeSentences(error.sentences)}\r\n`);
      this.#end(undefined);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#process?.kill();
  }

  handleInput(keys: string): void {
    this.#input.type(keys);
  }

  async #start(): Promise<void> {
    const { ui, facts } = this;
    const { command, cwd, env = this.#defaultVariables() } = parseTaskDefinition(facts.definition);
    const processes = await ui.processes();
    if (!processes) throw noPrograms();
    if (ui.elsewhere()) throw otherMachine();
    const values = await tokenValues(ui, programName(facts.name), referencesIn({ env }));
    // The task was ended while the user was asked.
    if (this.#isClosed) return;
    // Python keeps its output back if it isn't for a terminal.
    const variables = { PYTHONUNBUFFERED: '1', ...withReferenceValues({ env }, values).env };
    this.#process = processes.start(
      { command, cwd: folderOf(cwd, facts.folder), env: variables },
      {
        onOutput: (text) => this.#written.fire(text.replace(/\r?\n/g, '\r\n')),
        onEnd: (code) => this.#end(code),
      },
    );
  }

  #defaultVariables(): Readonly<Record<string, string>> {
    const { snippetVariable } = this.ui.settings;
    checkVariable(snippetVariable);
    return defaultVariables(snippetVariable);
  }

  /** @param code undefined: there is none, so it counts as failed */
  #end(code: number | undefined): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#process = undefined;
    this.#closed.fire(code ?? 1);
  }
}

/** VS Code has replaced its own variables in `cwd` before. */
function folderOf(cwd: string | undefined, folder: string | undefined): string | undefined {
  if (cwd === undefined || cwd === '') return folder;
  if (/^(?:[\\/]|[a-z]:)/i.test(cwd) || folder === undefined) return cwd;
  return vscode.Uri.joinPath(vscode.Uri.file(folder), cwd).fsPath;
}

function noPrograms(): UserFacingError {
  return new UserFacingError('unsupported', t("VS Code for the Web can't run programs. Use the desktop version."));
}

function otherMachine(): UserFacingError {
  return new UserFacingError(
    'unsupported',
    t(
      "This window's programs run on a remote machine and the extension on yours, so the task can't run here. Use 'Run File with Token' or 'Open Terminal with Token', or let the setting 'remote.extensionKind' run the extension there.",
    ),
  );
}
