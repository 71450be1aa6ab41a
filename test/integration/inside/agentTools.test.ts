import { assert } from 'chai';
import * as vscode from 'vscode';
import { languageModelTools } from '../../../src/core/manifest';

async function call(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content.map((part) => (part as vscode.LanguageModelTextPart).value).join('');
}

async function failureOf(tool: string, input: object): Promise<string> {
  try {
    return `no error, but ${await call(tool, input)}`;
  } catch (error) {
    return String(error);
  }
}

describe('the tools of language models', () => {
  before(() => vscode.extensions.getExtension('tradovate-community.tradovate-token')?.activate());

  it('are those of the manifest', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('tradovate'));
    assert.sameMembers(names, Object.values(languageModelTools));
  });

  it('answer without a profile', async () => {
    assert.match(await call(languageModelTools.getStatus, {}), /Add Profile/);
    assert.match(await call(languageModelTools.findOperations, { query: 'account/list' }), /^accountList: GET/);
    const code = await call(languageModelTools.writeRequest, { operation: 'accountList', dialect: 'curl' });
    assert.match(code, /\$TRADOVATE_ACCESS_TOKEN/);
  });

  it('read nothing outside a chat', async () => {
    for (const operation of ['accountList', 'placeOrder', 'renewAccessToken'])
      assert.match(await failureOf(languageModelTools.read, { operation }), /from a chat only/);
  });

  it('are off with one sentence', async () => {
    const settings = vscode.workspace.getConfiguration('tradovate');
    await settings.update('agentTools.access', 'none', vscode.ConfigurationTarget.Global);
    try {
      assert.match(await call(languageModelTools.getStatus, {}), /tradovate\.agentTools\.access/);
    } finally {
      await settings.update('agentTools.access', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
