import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Catalog } from '../../../src/core/operations/catalog';
import { UserFacingError } from '../../../src/core/platform/errors';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { isAvailable } from '../../../src/core/snippets/availableDialects';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { writeRequest } from '../../../src/core/snippets/writeRequest';
import { programs } from '../../../src/features/programs';
import { insertRecipe } from '../../../src/ui/recipes/insertRecipe';
import type { SnippetUi } from '../../../src/ui/snippets/snippetUi';
import { outputSnippet, type SnippetRequest } from '../../../src/ui/snippets/insertRequest';
import { FakeSession, invented, loadCatalog, memory } from './fakes';

const nowhere = { editor: undefined, language: undefined, dialect: undefined, inNotebook: false };

async function rejection(work: Promise<unknown>): Promise<UserFacingError | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (rejected: unknown) => rejected,
  );
  return error instanceof UserFacingError ? error : undefined;
}

describe('where a request goes', () => {
  const session = new FakeSession();
  const token = invented('deliver');
  let catalog: Catalog;
  let typed: { readonly text: string; readonly execute: boolean }[];
  let ui: SnippetUi;
  /** Where the token of the terminal is from. */
  let openedUrl: string;
  let copied: { readonly text: string; readonly limitMs: number }[];
  let asked: number;
  let shell: string | undefined;
  let elsewhere: boolean;

  before(async () => (catalog = await loadCatalog()));
  beforeEach(() => {
    session.hold(token);
    typed = [];
    copied = [];
    asked = 0;
    openedUrl = 'https://demo.tradovateapi.com/v1';
    shell = undefined;
    elsewhere = false;
    setUi();
  });

  function setUi(): void {
    const suggestions = new ValueSuggestions();
    const copy = async (text: string, limitMs: number) => {
      copied.push({ text, limitMs });
      await vscode.env.clipboard.writeText(text);
    };
    ui = {
      tokenUi: { ...session.tokenUi(), clipboard: { copy } },
      suggestions,
      lookup: { accountsFor: () => Promise.resolve(suggestions.accounts), confirmContracts: () => Promise.resolve() },
      memory: memory(),
      settings: {
        snippetToken: 'literal',
        snippetVariable: 'TRADOVATE_ACCESS_TOKEN',
        audience: 'retail',
        liveReadOnly: true,
      },
      terminals: {
        available: true,
        elsewhere,
        ready: async () => {
          asked++;
          const environment = { id: 'demo', label: 'Demo', baseUrl: openedUrl };
          return { terminal: {}, environment, token: await session.currentToken() };
        },
        withoutToken: () => ({}),
        shellOf: () => Promise.resolve(shell),
        type: (_: unknown, text: string, execute: boolean) => Promise.resolve(void typed.push({ text, execute })),
      },
      runReporting: () => Promise.resolve(),
      writeRequest,
    } as unknown as SnippetUi;
  }

  function learnAccounts(): void {
    const accountList = catalog.byId.get('accountList') ?? assert.fail('accountList');
    ui.suggestions.learn(accountList, [
      { id: 7, name: 'DEMO7' },
      { id: 8, name: 'DEMO8' },
    ]);
  }

  function request(
    operation: string,
    dialect: string,
    to: SnippetRequest['to'],
    optional: readonly string[] = [],
  ): SnippetRequest {
    const { byId } = catalog;
    const [operationFound, dialectFound] = [byId.get(operation), dialectById(dialect)];
    if (!operationFound || !dialectFound) return assert.fail(`${operation} in ${dialect}`);
    return { operation: operationFound, dialect: dialectFound, token: 'literal', optional, to, typed: false };
  }

  it('is the clipboard, with the token', async () => {
    await outputSnippet(ui, catalog, nowhere, request('accountList', 'fetch', 'clipboard'));
    const text = await vscode.env.clipboard.readText();
    assert.include(text, `Bearer ${token.accessToken}`);
    assert.notInclude(text, '\t');
  });

  it("runs without a loop of its own in a notebook's cell", async () => {
    const cell = { ...nowhere, inNotebook: true };
    await outputSnippet(ui, catalog, cell, request('accountList', 'python-httpx', 'clipboard'));
    assert.match(await vscode.env.clipboard.readText(), /\nawait main\(\)$/);
  });

  it('is the clipboard, with the optional fields chosen', async () => {
    await outputSnippet(ui, catalog, nowhere, request('placeOrder', 'curl', 'clipboard', ['timeInForce']));
    const text = await vscode.env.clipboard.readText();
    assert.include(text, '"timeInForce"');
    assert.notInclude(text, '"stopPrice"');
  });

  it('is the clipboard, with the host and the token of market data', async () => {
    session.hold({ ...token, mdAccessToken: 'invented-md-token' });
    await outputSnippet(ui, catalog, nowhere, request('subscribeQuote', 'websocket', 'clipboard'));
    const text = await vscode.env.clipboard.readText();
    assert.include(text, "'wss://md-demo.tradovateapi.com/v1/websocket'");
    assert.include(text, "'invented-md-token'");
    assert.notInclude(text, token.accessToken);
    const byReference = { ...request('subscribeQuote', 'websocket', 'clipboard'), token: 'reference' } as const;
    await outputSnippet(ui, catalog, nowhere, byReference);
    assert.include(await vscode.env.clipboard.readText(), 'process.env.TRADOVATE_MD_ACCESS_TOKEN');
  });

  it('is a clipboard that is cleared in time, if the token is in it', async () => {
    await outputSnippet(ui, catalog, nowhere, request('accountList', 'fetch', 'clipboard'));
    const byReference = { ...request('accountList', 'fetch', 'clipboard'), token: 'reference' } as const;
    await outputSnippet(ui, catalog, nowhere, byReference);
    await outputSnippet(ui, catalog, nowhere, request('accessTokenRequest', 'fetch', 'clipboard'));
    assert.deepEqual(
      copied.map(({ text, limitMs }) => [text.includes(token.accessToken), limitMs]),
      [
        [true, 60_000],
        [false, 0],
        [false, 0],
      ],
    );
  });

  it('is such a clipboard for a program as well', async () => {
    const recipeUi = { ...ui, loadPrograms: () => Promise.resolve(programs) };
    const recipe = { recipe: 'marketOrder', dialect: 'python-requests', to: 'clipboard' } as const;
    for (const kind of ['literal', 'reference'] as const) await insertRecipe(recipeUi, { ...recipe, token: kind });
    assert.deepEqual(
      copied.map(({ text, limitMs }) => [text.includes(token.accessToken), limitMs]),
      [
        [true, 60_000],
        [false, 0],
      ],
    );
  });

  it('names one account, whichever half of it is given', async () => {
    for (const values of [{ accountId: 8 }, { accountSpec: 'DEMO8' }]) {
      learnAccounts();
      await outputSnippet(ui, catalog, nowhere, { ...request('placeOrder', 'curl', 'clipboard'), values });
      const text = await vscode.env.clipboard.readText();
      assert.match(text, /"accountId": 8\b/);
      assert.match(text, /"accountSpec": "DEMO8"/);
    }
  });

  it('is nowhere for an order that names two accounts', async () => {
    learnAccounts();
    const order = { accountId: 8, accountSpec: 'DEMO7' };
    for (const given of [{ values: order }, { values: {}, body: order }]) {
      const two = { ...request('placeOrder', 'curl', 'clipboard'), ...given };
      assert.equal((await rejection(outputSnippet(ui, catalog, nowhere, two)))?.kind, 'invalid-input');
    }
    assert.deepEqual(copied, []);
  });

  it('is a terminal, without the token in the text', async () => {
    await outputSnippet(ui, catalog, nowhere, request('accountList', 'curl', 'terminal'));
    assert.equal(typed.length, 1);
    assert.include(typed[0]?.text, '$TRADOVATE_ACCESS_TOKEN');
    assert.notInclude(typed[0]?.text, token.accessToken);
    assert.isTrue(typed[0]?.execute);
  });

  it('is a terminal in which a request that modifies data waits for Enter', async () => {
    for (const operation of ['placeOrder', 'accessTokenRequest', 'renewAccessToken']) {
      if (!catalog.byId.has(operation)) continue;
      await outputSnippet(ui, catalog, nowhere, request(operation, 'curl', 'terminal'));
      assert.isFalse(typed.at(-1)?.execute, operation);
      assert.notMatch(typed.at(-1)?.text ?? '\n', /\n$/, 'no line break that would run it');
    }
  });

  it('is a terminal with the address that the editor gets, for every request', async () => {
    const apiHosts = { demo: 'demo-firm.tradovateapi.com', live: 'live-firm.tradovateapi.com' };
    session.hold({ ...token, apiHosts });
    const addresses = (text: string | undefined) => text?.match(/https:\/\/[\w.-]+[\w./-]*/g) ?? [];
    for (const { id, auth } of catalog.operations) {
      const [inTerminal, inEditor] = [request(id, 'curl', 'terminal'), request(id, 'curl', 'clipboard')];
      if (!isAvailable(inTerminal.dialect, inTerminal)) continue;
      asked = 0;
      await outputSnippet(ui, catalog, nowhere, inEditor);
      await outputSnippet(ui, catalog, nowhere, inTerminal);
      assert.deepEqual(addresses(typed.at(-1)?.text), addresses(copied.at(-1)?.text), id);
      assert.equal(asked, auth === 'none' ? 0 : 1, `${id}: tokens asked for`);
    }
  });

  it('finding low: is no terminal for a request that modifies data while LIVE is read-only', async () => {
    openedUrl = 'https://live.tradovateapi.com/v1';
    const refused = await rejection(outputSnippet(ui, catalog, nowhere, request('placeOrder', 'curl', 'terminal')));
    assert.equal(refused?.kind, 'blocked');
    assert.equal(typed.length, 0);
    await outputSnippet(ui, catalog, nowhere, request('accountList', 'curl', 'terminal'));
    assert.equal(typed.length, 1);
  });

  it('finding low: is a terminal in which no program has the token in its arguments', async () => {
    await outputSnippet(ui, catalog, nowhere, request('accountList', 'curl', 'terminal'));
    const [before = '', after = ''] = typed[0]?.text.split(' | curl ') ?? [];
    assert.match(before, /^printf /);
    assert.include(before, '$TRADOVATE_ACCESS_TOKEN');
    assert.notInclude(after, '$');
  });

  it('finding low: is a terminal of the shell that is in it, wherever it opens', async () => {
    elsewhere = true;
    setUi();
    await outputSnippet(ui, catalog, nowhere, request('accountList', 'curl', 'terminal'));
    assert.isFalse(typed[0]?.execute, 'a shell that nobody knows');
    shell = 'pwsh';
    const refused = await rejection(outputSnippet(ui, catalog, nowhere, request('accountList', 'curl', 'terminal')));
    assert.equal(refused?.kind, 'unsupported');
    assert.equal(typed.length, 1);
    await outputSnippet(ui, catalog, nowhere, request('accountList', 'powershell', 'terminal'));
    assert.isTrue(typed[1]?.execute);
  });

  it('is refused where the shell or the language cannot', async () => {
    const cases = [
      request('accessTokenRequest', 'websocket', 'clipboard'),
      request('subscribeQuote', 'fetch', 'clipboard'),
      // The web has no shell to be of another kind.
      ...(vscode.env.shell === '' ? [] : [request('accountList', 'powershell', 'terminal')]),
    ];
    for (const each of cases) {
      const error: unknown = await outputSnippet(ui, catalog, nowhere, each).catch((rejected: unknown) => rejected);
      assert.ok(error instanceof UserFacingError);
      assert.equal(error.kind, 'unsupported', each.operation.id);
    }
  });

  it('is refused in a language that cannot, before a token is asked for', async () => {
    let tokens = 0;
    session.currentToken = () => Promise.resolve((tokens++, token));
    try {
      for (const to of ['editor', 'clipboard', 'terminal'] as const) {
        const refused = await rejection(outputSnippet(ui, catalog, nowhere, request('subscribeQuote', 'curl', to)));
        assert.equal(refused?.kind, 'unsupported', to);
      }
    } finally {
      Reflect.deleteProperty(session, 'currentToken');
    }
    assert.deepEqual([tokens, asked], [0, 0]);
  });
});
