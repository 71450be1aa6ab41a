import type { LanguageModelToolName } from '../../../src/core/manifest';
import type { OtherExtension } from '../../hosts/otherExtension';

/** A call of a tool, as a model or another extension makes it. */
export interface ToolCall {
  readonly tool: LanguageModelToolName;
  readonly input: unknown;
}

/** What became of a call. */
export interface ToolOutcome {
  readonly text?: string;
  readonly error?: string;
}

export const agentCommands = {
  outside: { id: 'agent.outside', title: 'Agent: Call Outside a Chat' },
  chat: { id: 'agent.chat', title: 'Agent: Call in a Chat' },
  unasked: { id: 'agent.unasked', title: 'Agent: Call in a Chat Once VS Code Asks Nothing' },
} as const;

/** Of the workspace: what is to be called. */
export const CALLS = 'calls.json';

/**
 * Runs in VS Code. Outside a chat it calls the tools itself. In a chat, a participant asks a model, which is made up too, what
 * to call, and calls it with the chat's own token. It writes what became of that into the workspace.
 */
const code = `
const vscode = require('vscode');
const fs = require('node:fs');
const path = require('node:path');
const file = (name) => path.join(vscode.workspace.workspaceFolders[0].uri.fsPath, name);
const calls = () => JSON.parse(fs.readFileSync(file('${CALLS}'), 'utf8'));
const write = (result) => fs.writeFileSync(file('asked.json'), JSON.stringify(result));

async function call({ tool, input }, toolInvocationToken) {
  try {
    const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken });
    return { text: content.map(({ value }) => value).join('') };
  } catch (error) {
    return { error: String(error) };
  }
}

async function callAll(all, token) {
  const outcomes = [];
  for (const one of all) outcomes.push(await call(one, token));
  write({ tools: vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('tradovate')), outcomes });
}

const information = { id: 'played', name: 'Played', family: 'played', version: '1', maxInputTokens: 10000, maxOutputTokens: 10000 };
const model = {
  provideLanguageModelChatInformation: () => [{ ...information, capabilities: { toolCalling: true } }],
  provideLanguageModelChatResponse: async (_model, _messages, _options, progress) => {
    for (const [at, { tool, input }] of calls().entries())
      progress.report(new vscode.LanguageModelToolCallPart(String(at), tool, input));
  },
  provideTokenCount: async () => 1,
};

async function chat() {
  // VS Code must know the model before a message is sent to it.
  await vscode.lm.selectChatModels({ vendor: 'played' });
  for (const command of ['open', 'newChat']) await vscode.commands.executeCommand('workbench.action.chat.' + command);
  await vscode.commands.executeCommand('workbench.action.chat.open', { query: '@played go' });
}

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand('agent.outside', () => callAll(calls(), undefined)),
    vscode.commands.registerCommand('agent.chat', chat),
    vscode.commands.registerCommand('agent.unasked', async () => {
      const isSet = () => vscode.workspace.getConfiguration('chat.tools.global').get('autoApprove') === true;
      while (!isSet()) await new Promise((resolve) => vscode.workspace.onDidChangeConfiguration(resolve));
      await chat();
    }),
    vscode.lm.registerLanguageModelChatProvider('played', model),
    vscode.chat.createChatParticipant('agent.played', async (request, _context, stream) => {
      const [chosen] = await vscode.lm.selectChatModels({ vendor: 'played' });
      const response = await chosen.sendRequest([vscode.LanguageModelChatMessage.User('go')], {});
      const wanted = [];
      for await (const part of response.stream)
        if (part instanceof vscode.LanguageModelToolCallPart) wanted.push({ tool: part.name, input: part.input });
      await callAll(wanted, request.toolInvocationToken);
      stream.markdown('done');
    }),
  );
};
`;

const contributes = {
  commands: Object.values(agentCommands).map(({ id, title }) => ({ command: id, title })),
  chatParticipants: [{ id: 'agent.played', name: 'played', fullName: 'Played', description: 'Invented' }],
  languageModelChatProviders: [{ vendor: 'played', displayName: 'Played' }],
};

/** An extension whose model calls the tools. */
export const agent: OtherExtension = { name: 'agent', code, manifest: { contributes } };
