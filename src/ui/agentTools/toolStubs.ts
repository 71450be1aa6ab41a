import * as vscode from 'vscode';
import { languageModelTools, type LanguageModelToolName } from '../../core/manifest';
import type { ToolRunner } from './toolRunner';

/** Registers every tool as a stub that loads its part. Not every VS Code that is derived from another has language models. */
export function registerTools(load: () => Promise<ToolRunner>): vscode.Disposable {
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  const register = (name: LanguageModelToolName) =>
    lm?.registerTool?.(name, {
      prepareInvocation: async ({ input }) => (await load()).prepare(name, input),
      invoke: async (options, token) => (await load()).invoke(name, options, token),
    });
  return vscode.Disposable.from(...Object.values(languageModelTools).flatMap((name) => register(name) ?? []));
}
