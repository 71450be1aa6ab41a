import { assert } from 'chai';
import * as vscode from 'vscode';
import { UserFacingError } from '../../../src/core/platform/errors';
import type { SnippetUi } from '../../../src/ui/snippets/snippetUi';
import { outputSnippet, type SnippetRequest } from '../../../src/ui/snippets/insertRequest';
import type { Requests } from '../../../src/ui/snippets/requestsFeature';
import { FakeSession, invented, loadRequests, memory } from './fakes';

const nowhere = { editor: undefined, language: undefined, dialect: undefined };

describe('where a request goes', () => {
  const session = new FakeSession();
  const token = invented('deliver');
  let requests: Requests;
  let typed: { readonly text: string; readonly execute: boolean }[];
  let ui: SnippetUi;

  before(async () => (requests = await loadRequests()));
  beforeEach(() => {
    session.hold(token);
    typed = [];
    ui = {
      tokenUi: session.tokenUi(),
      memory: memory(),
      settings: { snippetToken: 'literal', snippetVariable: 'TRADOVATE_ACCESS_TOKEN' },
      terminals: {
        available: true,
        ready: () => Promise.resolve({ terminal: {}, baseUrl: 'https://demo.tradovateapi.com/v1' }),
        type: (_: unknown, text: string, execute: boolean) => Promise.resolve(void typed.push({ text, execute })),
      },
      runReporting: () => Promise.resolve(),
    } as unknown as SnippetUi;
  });

  function decided(
    operation: string,
    dialect: string,
    to: SnippetRequest['to'],
    optional: readonly string[] = [],
  ): SnippetRequest {
    const { byId } = requests.withMarketData(requests.catalogue);
    const [found, known] = [byId.get(operation), requests.dialectById(dialect)];
    if (!found || !known) return assert.fail(`${operation} in ${dialect}`);
    return { operation: found, dialect: known, token: 'literal', optional, to, typed: false };
  }

  it('is the clipboard, with the token', async () => {
    await outputSnippet(ui, requests, nowhere, decided('accountList', 'fetch', 'clipboard'));
    const text = await vscode.env.clipboard.readText();
    assert.include(text, `Bearer ${token.accessToken}`);
    assert.notInclude(text, '\t');
  });

  it('is the clipboard, with the optional fields chosen', async () => {
    await outputSnippet(ui, requests, nowhere, decided('placeOrder', 'curl', 'clipboard', ['timeInForce']));
    const text = await vscode.env.clipboard.readText();
    assert.include(text, '"timeInForce"');
    assert.notInclude(text, '"stopPrice"');
  });

  it('is the clipboard, with the host and the token of market data', async () => {
    session.hold({ ...token, mdAccessToken: 'invented-md-token' });
    await outputSnippet(ui, requests, nowhere, decided('subscribeQuote', 'websocket', 'clipboard'));
    const text = await vscode.env.clipboard.readText();
    assert.include(text, "'wss://md.tradovateapi.com/v1/websocket'");
    assert.include(text, "'invented-md-token'");
    assert.notInclude(text, token.accessToken);
    const byReference = { ...decided('subscribeQuote', 'websocket', 'clipboard'), token: 'reference' } as const;
    await outputSnippet(ui, requests, nowhere, byReference);
    assert.include(await vscode.env.clipboard.readText(), 'process.env.TRADOVATE_MD_ACCESS_TOKEN');
  });

  it('is a terminal, without the token in the text', async () => {
    await outputSnippet(ui, requests, nowhere, decided('accountList', 'curl', 'terminal'));
    assert.equal(typed.length, 1);
    assert.include(typed[0]?.text, '$TRADOVATE_ACCESS_TOKEN');
    assert.notInclude(typed[0]?.text, token.accessToken);
    assert.isTrue(typed[0]?.execute);
  });

  it('is a terminal in which what changes something waits for Enter', async () => {
    for (const operation of ['placeOrder', 'accessTokenRequest', 'renewAccessToken']) {
      if (!requests.catalogue.byId.has(operation)) continue;
      await outputSnippet(ui, requests, nowhere, decided(operation, 'curl', 'terminal'));
      assert.isFalse(typed.at(-1)?.execute, operation);
      assert.notMatch(typed.at(-1)?.text ?? '\n', /\n$/, 'no line break that would run it');
    }
  });

  it('is refused with a sentence where the shell or the language cannot', async () => {
    const cases: [SnippetRequest, RegExp][] = [
      [decided('accessTokenRequest', 'websocket', 'clipboard'), /WebSocket.* cannot carry \/auth\/accesstokenrequest/i],
      [decided('subscribeQuote', 'fetch', 'clipboard'), /fetch cannot carry \/md\/subscribeQuote/],
    ];
    // The web has no shell to be of another kind.
    if (vscode.env.shell !== '')
      cases.push([decided('accountList', 'powershell', 'terminal'), /does not run PowerShell/]);
    for (const [one, said] of cases) {
      const failure: unknown = await outputSnippet(ui, requests, nowhere, one).catch((error: unknown) => error);
      assert.ok(failure instanceof UserFacingError);
      assert.match(failure.message, said);
    }
  });
});
