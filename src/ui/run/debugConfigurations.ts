import * as vscode from 'vscode';
import { toUserFacingError } from '../../core/platform/errors';
import type { Clock } from '../../core/platform/ports';
import { referencesIn, withReferenceValues } from '../../core/run/configurationVariables';
import { leakOf } from '../../core/run/launchLeaks';
import { needsToken } from '../../core/run/references';
import type { ErrorReporter } from '../errorReporter';
import type { HandedTokens } from './handedTokens';
import { programName, tokenValues, type TokenValuesUi } from './tokenValues';

const TOGETHER_MS = 2000;

export interface DebugUi extends TokenValuesUi {
  readonly reporter: Pick<ErrorReporter, 'report'>;
  readonly handed: HandedTokens;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** Replaces `tradovate:…` in the variables of a launch configuration of any type, when its session starts. */
export class DebugConfigurations {
  #latest: { readonly message: string; readonly at: number } | undefined;

  constructor(private readonly ui: DebugUi) {}

  /** `undefined`: the session isn't started, and the user knows why. */
  async resolve(
    folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    try {
      return await this.#replace(configuration);
    } catch (error) {
      this.#report(error, () => vscode.debug.startDebugging(folder, configuration.name));
      return undefined;
    }
  }

  /** Once for all parts of a compound that fail alike. */
  #report(error: unknown, again: () => unknown): void {
    const { message } = toUserFacingError(error);
    const now = this.ui.clock.monotonic();
    if (this.#latest?.message === message && now - this.#latest.at < TOGETHER_MS) return;
    this.#latest = { message, at: now };
    void this.ui.reporter.report(error, { 'try-again': again });
  }

  async #replace(configuration: vscode.DebugConfiguration): Promise<vscode.DebugConfiguration> {
    const references = referencesIn(configuration);
    if (references.length === 0) return configuration;
    const leak = needsToken(references.map(({ name }) => name)) ? leakOf(configuration) : undefined;
    if (leak) throw leak;
    const values = await tokenValues(this.ui, programName(configuration.name), references);
    this.ui.handed.add(values);
    return withReferenceValues(configuration, values);
  }
}
