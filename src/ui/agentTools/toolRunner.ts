import * as vscode from 'vscode';
import type { AgentTools } from '../../core/agentTools/agentTools';
import type { LanguageModelToolName } from '../../core/manifest';
import { localize } from '../localize';
import { escapeMarkdown } from '../markdown';

/** The tools as VS Code calls them. */
export class ToolRunner {
  constructor(private readonly tools: AgentTools) {}

  prepare(name: LanguageModelToolName, input: unknown): vscode.PreparedToolInvocation {
    const { progress, confirmation } = this.tools.prepare(name, input);
    const invocationMessage = localize(progress);
    if (!confirmation) return { invocationMessage };
    const message = new vscode.MarkdownString(
      confirmation.lines.map((line) => escapeMarkdown(localize(line))).join('\n\n'),
    );
    return { invocationMessage, confirmationMessages: { title: localize(confirmation.title), message } };
  }

  async invoke(
    name: LanguageModelToolName,
    { input, toolInvocationToken }: vscode.LanguageModelToolInvocationOptions<unknown>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const controller = new AbortController();
    const canceled = token.onCancellationRequested(() => controller.abort());
    try {
      const options = { fromChat: isToken(toolInvocationToken), signal: controller.signal };
      const text = await this.tools.invoke(name, input, options);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    } finally {
      canceled.dispose();
    }
  }
}

/** Absent where another extension calls without a chat; `null` on its way between the processes of VS Code. */
function isToken(token: unknown): boolean {
  return typeof token === 'object' && token !== null;
}
