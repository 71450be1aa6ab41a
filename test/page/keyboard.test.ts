import assert from 'node:assert/strict';
import type { Snapshot, ToPage } from '../../src/core/sidebar/protocol';
import * as answers from './answers';
import { begin, fixtures, snapshot } from './fixtures';
import { openStage, type OpenPage, type Stage } from './harness';
import { listRequest, orderRequest, withProblems } from './requests';

describe('the sidebar’s page from the keyboard', () => {
  let stage: Stage;
  let shown: OpenPage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  afterEach(() => shown.close());

  const open = async (messages: readonly ToPage[]) => (shown = await stage.open(messages));
  const press = async (...keys: string[]) => {
    for (const key of keys) await shown.page.keyboard.press(key);
  };
  const tell = (part: Snapshot) => shown.tell({ type: 'snapshot', snapshot: part });
  const last = async () => (await shown.intents()).at(-1);
  const focused = () => shown.page.evaluate(focusedName);

  it('finds an operation, goes into the list and back, and selects the first', async () => {
    await open(fixtures['alive'] ?? []);
    await shown.tell({ type: 'focus', on: 'search' });
    await shown.page.keyboard.type('place order');
    await press('ArrowDown');
    assert.equal(await focused(), 'placeOrder');
    await press('ArrowDown', 'ArrowUp', 'ArrowUp');
    assert.equal(await focused(), 'search');
    await press('Enter');
    assert.deepEqual(await last(), { type: 'select', operation: 'placeOrder' });
    await tell(snapshot({ request: orderRequest }));
    assert.equal(await focused(), 'field-accountId');
    await press('Escape');
    assert.equal(await focused(), 'request-title');
    await press('Escape');
    assert.deepEqual(await last(), { type: 'close' });
    await tell(snapshot());
    assert.equal(await focused(), 'placeOrder');
    assert.equal(await shown.page.inputValue('#search'), 'place order');
    await press('/', 'Escape');
    assert.equal(await shown.page.inputValue('#search'), '');
  });

  it('walks through the groups', async () => {
    await open(begin(snapshot({ favourites: [], recent: [] })));
    await shown.page.focus('#search');
    await press('ArrowDown');
    assert.equal(await focused(), 'Accounting');
    await press('ArrowRight');
    assert.deepEqual(await last(), { type: 'look', search: '', open: ['Accounting'] });
    await press('ArrowRight', 'End', 'Home', 'ArrowDown', 'ArrowDown');
    assert.equal(await focused(), 'Accounting/accountFind');
    await press('f');
    assert.deepEqual(await last(), { type: 'favourite', operation: 'accountFind', on: true });
    await press('ArrowLeft');
    assert.equal(await focused(), 'Accounting');
    await press('ArrowLeft');
    assert.deepEqual(await last(), { type: 'look', search: '', open: [] });
    assert.equal(await shown.page.locator('#operations [role=treeitem][tabindex="0"]').count(), 1);
    await press('End');
    assert.equal(await focused(), 'Users');
    await press('/');
    assert.equal(await focused(), 'search');
  });

  it('sends from anywhere in the request, what was typed first', async () => {
    await open(begin(snapshot({ request: orderRequest })));
    await shown.page.focus('#field-symbol');
    await shown.page.keyboard.insertText('MESM6');
    await press('Control+Enter');
    const [edit, sent] = (await shown.intents()).slice(-2);
    assert.deepEqual(edit, { type: 'edit', n: 1, field: 'symbol', text: 'MESM6' });
    assert.deepEqual(sent, { type: 'try' });
  });

  it('goes to what keeps it from being sent', async () => {
    await open(begin(snapshot({ request: withProblems })));
    assert.equal(await shown.page.locator('.problem').count(), 0);
    await shown.page.focus('[data-act=try]');
    await press('Enter');
    assert.equal(await focused(), 'field-accountId');
    const missing = ['accountId is missing.', 'action is missing.', 'symbol is missing.'];
    assert.deepEqual(await shown.page.locator('.problem').allInnerTexts(), [...missing, 'orderQty is a whole number.']);
    assert.deepEqual(await last(), { type: 'ready' });
  });

  it('folds and searches an answer', async () => {
    await open(begin(snapshot({ request: listRequest, answer: answers.json.id }), answers.json));
    const tree = shown.page.locator('#answer [role=tree]');
    const items = tree.locator('[role=treeitem]');
    const all = await items.count();
    await tree.locator('[tabindex="0"]').focus();
    await press('ArrowDown', 'ArrowLeft');
    assert.equal(await items.count(), all - 8);
    await press('ArrowLeft', 'ArrowLeft');
    assert.equal(await items.count(), 1);
    await shown.page.focus('#find');
    await shown.page.keyboard.type('DEMO');
    assert.match(await tree.locator('[data-current]').innerText(), /DEMO4711/);
    await press('Enter', 'Enter');
    assert.match(await tree.locator('[data-current]').innerText(), /DEMO4713/);
    await press('Shift+Enter');
    assert.match(await shown.page.locator('.search .count').innerText(), /2 of 3/);
  });

  it('keeps the focus near when what had it is gone, and goes where a command asks', async () => {
    await open(fixtures['none'] ?? []);
    await shown.page.focus('[data-act=get]');
    await press('Enter');
    assert.deepEqual(await last(), { type: 'token', action: 'get' });
    const [, , asking] = fixtures['asking'] ?? [];
    if (asking) await shown.tell(asking);
    assert.equal(await focused(), 'Signing in…');
    await tell(snapshot({ request: listRequest }));
    await shown.tell({ type: 'focus', on: 'request' });
    assert.equal(await focused(), 'try');
    await shown.tell({ type: 'focus', on: 'answer' });
    await shown.tell({ type: 'answer', answer: answers.json });
    await tell(snapshot({ request: listRequest, answer: answers.json.id }));
    assert.equal(await focused(), 'answer-title');
  });
});

function focusedName(): string {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement)) return '';
  const { id, dataset, textContent } = activeElement;
  return id || (dataset['key'] ?? dataset['act'] ?? textContent.trim());
}
