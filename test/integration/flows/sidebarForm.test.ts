import assert from 'node:assert/strict';
import { commands, remedies } from '../../../src/core/manifest';
import type { ExplanationReason } from '../../../src/core/requests/response/explanation';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { waitFor } from '../../hosts/wait';
import { arrived, beginTry, choose, retype, tryIt, waitFocus } from './inSidebar';
import { english, labeled, sequence } from './said';
import { clear, command, host, ITEM, there, useStage } from './stage';
import { pickOperation, signInTo } from './ways';

const ACCOUNT = 'DEMO900101';
/** Long enough to try again too early on a slow machine. */
const PENALTY_S = 8;
/** As the form sends it: by a human. @param symbol of a contract that is traded now */
const orderOf = (symbol: string) => ({
  ...{ accountSpec: ACCOUNT, accountId: 900_101, action: 'Sell', symbol, orderQty: 2 },
  ...{ orderType: 'Market', timeInForce: 'Day', isAutomated: false },
});

describe(`A request in hand (${host})`, () => {
  const stage = useStage();
  const contract = () => there(stage.sandbox.world.contracts.front('MES'));
  const order = () => orderOf(contract().name);
  before(async () => {
    const { window } = stage;
    await signInTo(stage, stage.sandbox, 'Sandbox');
    await window.sidebar.open();
    await window.sidebar.wait('Token is valid');
    await clear(window);
  });

  it('says what is missing, and sends nothing until it is there', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await choose(window, 'contract find', '/contract/find');
    await waitFocus(window, /^textbox "name required"/);
    await sidebar.press('Control+Enter');
    await sidebar.wait(/'name'/);
    await waitFocus(window, /^textbox "name required"/);
    await stage.picture('sidebar-missing');
    assert.equal(arrived(sandbox, '/contract/find').length, 0);
    await sidebar.type(contract().name);
    await sidebar.press('Control+Enter');
    await sidebar.wait(new RegExp(`200 OK[^]*id: ${contract().id}`));
    const [{ method, query }, ...more] = arrived(sandbox, '/contract/find') as [(typeof sandbox.requests)[number]];
    assert.deepEqual([method, query, more.length], ['GET', `name=${contract().name}`, 0]);
  });

  it('says next to a field what is wrong with it, and sends exactly what is typed', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await choose(window, 'placeorder', '/order/placeorder');
    // The account is looked up, and filled in because there is one.
    await sidebar.wait(/"accountSpec": "DEMO900101"/);
    await sidebar.reach('Tab', /^combobox "action required"/);
    await sidebar.type('Sell');
    await sidebar.reach('Tab', /^(?:combobox|textbox) "symbol/, 1);
    await sidebar.type(contract().name);
    await sidebar.reach('Tab', /^textbox "orderQty/, 1);
    await sidebar.type('two');
    await sidebar.reach('Tab', /^combobox "orderType/, 1);
    await sidebar.wait(/orderQty\nrequired\n[^\n]*two[^\n]*1000/);
    await sidebar.type('Market');
    // The host has heard of it, and says what is wrong all the same.
    await sidebar.wait(/"orderType": "Market"/);
    await sidebar.press('Control+Enter');
    await waitFocus(window, /^textbox "orderQty required"/);
    await stage.picture('sidebar-problem');
    assert.equal(arrived(sandbox, '/order/placeorder').length, 0);
    await retype(window, '2');
    await sidebar.press('Control+Enter');
    await sidebar.wait(/200 OK[^]*orderId: \d+/);
    await stage.picture('sidebar-placed');
    assert.deepEqual(
      arrived(sandbox, '/order/placeorder').map(({ body }) => JSON.parse(body) as unknown),
      [order()],
    );
  });

  it('carries the values over into JSON and back', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    await sidebar.reach('Shift+Tab', /^radio "Form"/);
    await sidebar.press('ArrowRight');
    await sidebar.reach('Tab', labeled('textbox', pageStrings.jsonBody));
    const frame = await sidebar.frame();
    const json = () => frame.locator('#json').inputValue();
    assert.deepEqual(JSON.parse(await json()), order());
    await retype(window, '{"action": "Buy"');
    await sidebar.press('Control+Enter');
    await stage.picture('sidebar-json');
    await frame.locator('#json-problem').waitFor();
    assert.equal(arrived(sandbox, '/order/placeorder').length, 1);
    await retype(window, JSON.stringify({ ...order(), orderQty: 3, isAutomated: true }));
    await sidebar.reach('Shift+Tab', /^radio "JSON"/);
    await sidebar.press('ArrowLeft');
    await sidebar.reach('Tab', /^textbox "orderQty required"/);
    assert.equal(await frame.locator('#field-orderQty').inputValue(), '3');
    await sidebar.press('Control+Enter');
    await waitFor('the second order', () => arrived(sandbox, '/order/placeorder').length === 2);
    const sent = JSON.parse(there(arrived(sandbox, '/order/placeorder')[1]).body) as unknown;
    assert.deepEqual(sent, { ...order(), orderQty: 3, isAutomated: true });
  });

  it('lets the same order through after a penalty, once the user tries it again', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    const orders = () => arrived(sandbox, '/order/placeorder');
    const answered = () => waitFor('the order to be answered', async () => !/Sending…/.test(await sidebar.text()));
    await sidebar.wait(/\n200 OK\n/);
    await answered();
    const before = orders().length;
    const frame = await sidebar.frame();
    const explained = (reason: ExplanationReason) => frame.locator(`#response [data-reason=${reason}]`).waitFor();
    sandbox.fault({ name: 'penalty', on: '/order/placeorder', seconds: PENALTY_S });
    await sidebar.press('Control+Enter');
    await explained('penalty');
    const end = Date.now() + PENALTY_S * 1000;
    await stage.picture('sidebar-penalty');
    await answered();
    // Too early, so it isn't sent.
    await sidebar.press('Control+Enter');
    await explained('no-response');
    await stage.picture('sidebar-penalty-wait');
    await answered();
    assert.equal(orders().length, before + 1);
    await waitFor('the end of the penalty', () => Date.now() > end);
    await sidebar.press('Control+Enter');
    await sidebar.wait(/200 OK[^]*orderId: \d+/);
    const [first, second, ...more] = orders()
      .slice(before)
      .map(({ body }) => JSON.parse(body) as object);
    assert.deepEqual([more.length, sandbox.stats().duringPenalty], [0, 0]);
    const { 'p-ticket': ticket, ...again } = second as Record<string, unknown>;
    assert.deepEqual(again, first);
    assert.match(String(ticket), /./);
    assert.ok(!(await sidebar.text()).includes(String(ticket)));
  });

  it('explains why an order was refused', async () => {
    const { window } = stage;
    const { sidebar } = window;
    await sidebar.wait(/\n200 OK\n/);
    await sidebar.reach('Shift+Tab', /^(?:combobox|textbox) "symbol/);
    await retype(window, 'NOPE');
    await sidebar.press('Control+Enter');
    await sidebar.wait(sequence(pageStrings.serviceSays, 'Access is denied'));
    await stage.picture('sidebar-refused');
  });

  it('suggests accounts of an earlier response', async () => {
    const { window } = stage;
    await tryIt(window, ['account list', '/account/list'], ACCOUNT);
    await choose(window, 'account item', '/account/item');
    await waitFocus(window, /^(?:combobox|textbox) "id required"/);
    const offers = (await window.sidebar.frame()).locator('#field-id-suggestions option');
    const suggested = await offers.evaluateAll((all) => all.map((one) => [one.getAttribute('value'), one.textContent]));
    assert.deepEqual(suggested, [['900101', ACCOUNT]]);
  });

  it('stops what is under way when the user wants it', async () => {
    const { window, sandbox } = stage;
    const { sidebar } = window;
    sandbox.fault({ name: 'never', on: '/user/list' });
    await beginTry(window, ['user list', '/user/list']);
    await window.sidebar.wait('Sending…');
    // Canceled before that, nothing would be sent at all.
    await waitFor('the request to arrive', () => arrived(sandbox, '/user/list').length > 0);
    await stage.picture('sidebar-sending');
    await sidebar.reach('Tab', /^button "Cancel"/, 2);
    await sidebar.press('Enter');
    await waitFor('the service to see it', () => there(arrived(sandbox, '/user/list')[0]).callerLeft);
    await waitFocus(window, /^button "Try"/);
    assert.doesNotMatch(await sidebar.text(), /Sending…|\n200 OK\n/);
    await sidebar.press('Enter');
    await sidebar.wait(/200 OK[^]*trader@sandbox\.invalid/);
  });

  it('is not sent by the button of a failed sign-in that another request needed', async () => {
    const { window, sandbox } = stage;
    const sent = (path: string) => arrived(sandbox, path).length;
    const [lists, orders] = [sent('/user/list'), sent('/order/placeorder')];
    await command(window, commands.forgetToken);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox$/);
    await clear(window);
    sandbox.fault({ name: 'http-500' });
    await beginTry(window, ['user list', '/user/list']);
    const again = english(remedies['try-again'].title);
    assert.deepEqual((await window.notifications.waitOne()).buttons, [again]);
    // The order of before, which could be sent.
    await choose(window, 'placeorder', '/order/placeorder');
    assert.equal(await (await window.sidebar.frame()).locator('#blocked').count(), 0);
    await window.notifications.click(again);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h/);
    await tryIt(window, ['user list', '/user/list'], /200 OK[^]*trader@sandbox\.invalid/);
    assert.deepEqual([sent('/user/list'), sent('/order/placeorder')], [lists + 1, orders]);
    await clear(window);
  });

  it('comes to hand from the palette: sent at once where nothing is missing', async () => {
    const { window, sandbox } = stage;
    const before = arrived(sandbox, '/position/list').length;
    await command(window, commands.tryRequest);
    await pickOperation(window, '/position/list');
    await window.sidebar.wait(/GET \/position\/list[^]*200 OK[^]*netPos: -8\b/);
    await waitFocus(window, labeled('heading', pageStrings.response));
    assert.equal(arrived(sandbox, '/position/list').length, before + 1);
    // The contracts for the order's form were looked up before.
    const lookUps = arrived(sandbox, '/contract/suggest').length;
    await command(window, commands.tryRequest);
    await pickOperation(window, '/contract/suggest');
    await waitFocus(window, /^(?:combobox|textbox) "t required"/);
    assert.equal(arrived(sandbox, '/contract/suggest').length, lookUps);
  });
});
