import assert from 'node:assert/strict';
import type { HostMessage, Snapshot } from '../../src/core/sidebar/messages';
import * as brackets from './brackets';
import { begin, fixtures, snapshot } from './fixtures';
import { openStage, type OpenPage, type Stage } from './harness';
import { listRequest, orderRequest, problem, sendable, withProblems } from './requests';
import * as responses from './responses';

describe('the page from the keyboard', () => {
  let stage: Stage;
  let opened: OpenPage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  afterEach(() => opened.close());

  const open = async (messages: readonly HostMessage[]) => (opened = await stage.open(messages));
  const press = async (...keys: string[]) => {
    for (const key of keys) await opened.page.keyboard.press(key);
  };
  const sendSnapshot = (part: Snapshot) => opened.send({ type: 'snapshot', snapshot: part });
  const last = async () => (await opened.sent()).at(-1);
  const focused = () => opened.page.evaluate(focusedName);

  it('finds an operation, goes into the list and back, and selects the first', async () => {
    await open(fixtures['valid'] ?? []);
    await opened.send({ type: 'focus', on: 'search' });
    await opened.page.keyboard.type('place order');
    await press('ArrowDown');
    assert.equal(await focused(), 'placeOrder');
    await press('ArrowDown', 'ArrowUp', 'ArrowUp');
    assert.equal(await focused(), 'search');
    await press('Enter');
    assert.deepEqual(await last(), { type: 'select', operation: 'placeOrder' });
    await sendSnapshot(snapshot({ request: orderRequest }));
    assert.equal(await focused(), 'field-accountId');
    await press('Escape');
    assert.equal(await focused(), 'request-title');
    await press('Escape');
    assert.deepEqual(await last(), { type: 'close' });
    await sendSnapshot(snapshot());
    assert.equal(await focused(), 'placeOrder');
    assert.equal(await opened.page.inputValue('#search'), 'place order');
    await press('/', 'Escape');
    assert.equal(await opened.page.inputValue('#search'), '');
  });

  it('walks through the groups', async () => {
    await open(begin(snapshot({ favorites: [], recent: [] })));
    await opened.page.focus('#search');
    await press('ArrowDown');
    assert.equal(await focused(), '*common');
    await press('ArrowLeft', 'ArrowDown');
    assert.equal(await focused(), 'Accounting');
    await press('ArrowRight');
    // The one group that is open at first is remembered when it is closed.
    assert.deepEqual(await last(), { type: 'viewState', search: '', open: ['*common', 'Accounting'] });
    await press('ArrowRight', 'ArrowDown');
    assert.equal(await focused(), 'Accounting/accountFind');
    await press('f');
    assert.deepEqual(await last(), { type: 'favorite', operation: 'accountFind', on: true });
    await press('ArrowLeft');
    assert.equal(await focused(), 'Accounting');
    await press('ArrowLeft');
    assert.deepEqual(await last(), { type: 'viewState', search: '', open: ['*common'] });
    assert.equal(await opened.page.locator('#operations [role=treeitem][tabindex="0"]').count(), 1);
    await press('End');
    assert.equal(await focused(), 'Users');
    await press('/');
    assert.equal(await focused(), 'search');
  });

  it('opens a group of recipes, and inserts one when the key is up', async () => {
    await open(fixtures['valid'] ?? []);
    await opened.page.focus('#recipes [role=treeitem]');
    await press('ArrowRight', 'ArrowDown', 'ArrowDown');
    assert.equal(await focused(), 'recipe/limitOrder');
    await opened.page.keyboard.down('Enter');
    assert.equal((await last())?.type, 'viewState');
    await opened.page.keyboard.up('Enter');
    assert.deepEqual(await last(), { type: 'insertRecipe', recipe: 'limitOrder' });
    await press('Tab');
    assert.equal(await focused(), 'search');
  });

  it('finds recipes after the operations', async () => {
    await open(fixtures['valid'] ?? []);
    await opened.page.focus('#search');
    await opened.page.keyboard.type('loss and target');
    await press('ArrowDown');
    assert.equal(await focused(), 'recipe/bracketOrder');
    await press('ArrowUp', 'Enter');
    assert.deepEqual(await last(), { type: 'insertRecipe', recipe: 'bracketOrder' });
  });

  it('opens the form of a bracket order, sends what is typed, and goes back', async () => {
    await open(fixtures['valid'] ?? []);
    await opened.page.focus('[data-act=openBracket]');
    await press('Enter');
    assert.deepEqual(await last(), { type: 'openBracket' });
    await sendSnapshot(snapshot({ bracket: brackets.empty }));
    assert.equal(await focused(), 'bracket-entryPrice');
    await opened.page.keyboard.insertText('6900');
    await press('Tab');
    assert.deepEqual(await last(), { type: 'edit', n: 1, field: 'entryPrice', text: '6900' });
    await sendSnapshot(snapshot({ bracket: brackets.filled, edited: 1 }));
    assert.equal(await focused(), 'bracket-stop');
    await press('Control+Enter');
    assert.deepEqual(await last(), { type: 'try', n: 1 });
    await opened.page.focus('[data-act=insertRecipe]');
    await press('Enter');
    assert.deepEqual(await last(), { type: 'insertBracket', as: 'recipe' });
    await opened.page.focus('#bracket-target');
    await press('Escape', 'Escape');
    assert.deepEqual(await last(), { type: 'close' });
    await sendSnapshot(snapshot());
    assert.equal(await focused(), 'openBracket');
  });

  it('says what a bracket order lacks, and goes there', async () => {
    await open(begin(snapshot({ bracket: brackets.withProblems })));
    await opened.page.focus('[data-act=try]');
    await press('Enter');
    assert.equal(await focused(), 'bracket-account');
    const invalid = await opened.page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(
      invalid,
      ['account', 'symbol', 'quantity', 'stop', 'target'].map((name) => `bracket-${name}`),
    );
    await opened.page.focus('[data-act=insert]');
    await press('Enter');
    assert.equal(await focused(), 'bracket-account');
    assert.deepEqual(await last(), { type: 'ready' });
  });

  it('sends from anywhere in the request, what was typed first', async () => {
    await open(begin(snapshot({ request: orderRequest })));
    await opened.page.focus('#field-symbol');
    await opened.page.keyboard.insertText('MESM6');
    await press('Control+Enter');
    const [edit, sent] = (await opened.sent()).slice(-2);
    assert.deepEqual(edit, { type: 'edit', n: 1, field: 'symbol', text: 'MESM6' });
    assert.deepEqual(sent, { type: 'try', n: 1 });
  });

  it('waits for a problem in edits that the host has not received', async () => {
    const filled = orderRequest.fields.map((one) => ({ ...one, text: one.text || '1' }));
    await open(begin(snapshot({ request: sendable({ ...orderRequest, fields: filled }) })));
    await opened.page.focus('#field-orderQty');
    await opened.page.keyboard.insertText('many');
    await press('Control+Enter');
    assert.deepEqual(await last(), { type: 'try', n: 1 });
    await opened.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const wrong = filled.map((one) => (one.name === 'orderQty' ? { ...one, text: '1many', problem } : one));
    await sendSnapshot(snapshot({ request: { ...orderRequest, fields: wrong, blocked: [problem] }, edited: 1 }));
    assert.equal(await focused(), 'field-orderQty');
  });

  it('goes to a problem that edits on their way do not solve', async () => {
    const wrong = orderRequest.fields.map((one) =>
      one.name === 'orderQty' ? { ...one, text: 'two', problem } : { ...one, text: one.text || '1' },
    );
    const request = { ...orderRequest, fields: wrong, blocked: [problem] };
    await open(begin(snapshot({ request })));
    await opened.page.focus('#field-symbol');
    await opened.page.keyboard.insertText('MESM6');
    await press('Control+Enter');
    assert.equal(await focused(), 'field-symbol');
    await sendSnapshot(snapshot({ request, edited: 1 }));
    assert.equal(await focused(), 'field-orderQty');
  });

  for (const [name, focus, ...keys] of [
    ['Enter on the button', '[data-act=try]', 'Enter'],
    ['Space on the button', '[data-act=try]', 'Space'],
    ['Ctrl+Enter', '#field-symbol', 'Control', 'Enter'],
    ['Enter on the button that tries again', '[data-act=try-again]', 'Enter'],
  ] as const)
    it(`sends once, and nothing while a key is down: ${name}`, async () => {
      const request = sendable(orderRequest);
      const response = responses.networkError;
      const shown = (sending: boolean) => snapshot({ request: { ...request, sending }, response: response.id });
      await open(begin(shown(false), response));
      const { keyboard } = opened.page;
      const repeated = keys.at(-1) ?? 'Enter';
      await opened.page.focus(focus);
      for (const key of keys) await keyboard.down(key);
      await keyboard.down(repeated);
      await sendSnapshot(shown(true));
      await sendSnapshot(shown(false));
      await keyboard.down(repeated);
      if (keys.length > 1) await keyboard.up('Control');
      assert.deepEqual(await last(), { type: 'ready' });
      await keyboard.up(repeated);
      assert.deepEqual(await last(), { type: 'try', n: 0 });
      assert.equal((await opened.sent()).filter(({ type }) => type === 'try').length, 1);
    });

  it('presses a button once, however long its key is held', async () => {
    await open(fixtures['valid'] ?? []);
    const { keyboard } = opened.page;
    await opened.page.focus('[data-act=copyToken]');
    for (let times = 0; times < 3; times++) await keyboard.down('Enter');
    await keyboard.up('Enter');
    assert.equal((await opened.sent()).filter(({ type }) => type !== 'ready').length, 1);
  });

  it('sends at a click after a modifier alone', async () => {
    await open(begin(snapshot({ request: sendable(orderRequest) })));
    await press('Shift');
    await opened.page.click('[data-act=try]');
    assert.deepEqual(await last(), { type: 'try', n: 0 });
  });

  it('moves the focus to the first problem', async () => {
    await open(begin(snapshot({ request: withProblems })));
    assert.equal(await opened.page.locator('.problem').count(), 0);
    await opened.page.focus('[data-act=try]');
    await press('Enter');
    assert.equal(await focused(), 'field-accountId');
    const invalid = await opened.page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(
      invalid,
      ['accountId', 'action', 'symbol', 'orderQty'].map((name) => `field-${name}`),
    );
    assert.equal(await opened.page.locator('.problem').count(), 4);
    assert.deepEqual(await last(), { type: 'ready' });
  });

  it('folds and searches a response', async () => {
    await open(begin(snapshot({ request: listRequest, response: responses.json.id }), responses.json));
    const tree = opened.page.locator('#response [role=tree]');
    const items = tree.locator('[role=treeitem]');
    const all = await items.count();
    await tree.locator('[tabindex="0"]').focus();
    await press('ArrowDown', 'ArrowLeft');
    assert.equal(await items.count(), all - 8);
    await press('ArrowLeft', 'ArrowLeft');
    assert.equal(await items.count(), 1);
    await opened.page.focus('#find');
    await opened.page.keyboard.type('DEMO');
    assert.match(await tree.locator('[data-current]').innerText(), /DEMO4711/);
    await press('Enter', 'Enter');
    assert.match(await tree.locator('[data-current]').innerText(), /DEMO4713/);
    await press('Shift+Enter');
    assert.match(await opened.page.locator('.search .count').innerText(), /2\D+3/);
  });

  it('keeps the focus nearby when its element is removed, and follows commands', async () => {
    await open(fixtures['none'] ?? []);
    await opened.page.focus('[data-act=getToken]');
    await press('Enter');
    assert.deepEqual(await last(), { type: 'token', action: 'getToken' });
    const [, , busy] = fixtures['busy'] ?? [];
    if (busy) await opened.send(busy);
    assert.match(await focused(), /^\p{L}[^]*…$/u);
    await sendSnapshot(snapshot({ request: listRequest }));
    await opened.send({ type: 'focus', on: 'request' });
    assert.equal(await focused(), 'try');
    await opened.send({ type: 'focus', on: 'response' });
    await opened.send({ type: 'response', response: responses.json });
    await sendSnapshot(snapshot({ request: listRequest, response: responses.json.id }));
    assert.equal(await focused(), 'response-title');
  });
});

function focusedName(): string {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement)) return '';
  const { id, dataset, textContent } = activeElement;
  return id || (dataset['key'] ?? dataset['act'] ?? textContent.trim());
}
