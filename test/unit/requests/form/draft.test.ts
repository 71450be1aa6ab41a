import assert from 'node:assert/strict';
import { convertBody } from '../../../../src/core/requests/form/bodyMode';
import {
  newDraft,
  parseDraft,
  reopenedDraft,
  validationMessage,
  withJson,
  withText,
  type Draft,
} from '../../../../src/core/requests/form/draft';
import { catalog, now, operation } from '../../operations/fixture';
import { typed } from './typed';

const { schemas } = catalog;
const order = {
  ...{ accountSpec: 'DEMO7', accountId: '7', action: 'Buy' },
  ...{ symbol: 'MESZ6', orderQty: '2', orderType: 'Market', isAutomated: 'false' },
};

const inJson = (id: string, json: string): Draft => withJson(convertBody(typed(id), 'json', schemas), json);
const blocked = (draft: Draft) => validationMessage(draft, parseDraft(draft, schemas));

describe('a draft', () => {
  it('starts as a form, with what the user need not decide', () => {
    assert.deepEqual(newDraft(operation('placeOrder'), now), {
      operation: operation('placeOrder'),
      now,
      texts: { orderQty: '1', orderType: 'Market', timeInForce: 'Day', isAutomated: 'false' },
      mode: 'form',
      json: '',
    });
  });

  it('is reopened with what is traded now, but for what is typed', () => {
    const later = now + 60 * 24 * 3600 * 1000;
    const clock = operation('initializeClock');
    const untouched = newDraft(clock, now);
    assert.notDeepEqual(untouched.texts, newDraft(clock, later).texts);
    assert.deepEqual(reopenedDraft(untouched, later), newDraft(clock, later));
    const startTimestamp = '2026-11-02T15:30:00.000Z';
    const edited = withText(untouched, 'startTimestamp', startTimestamp);
    assert.deepEqual(reopenedDraft(edited, later), { ...edited, now: later });
    const emptied = withText(untouched, 'startTimestamp', '');
    assert.deepEqual(reopenedDraft(emptied, later).texts, emptied.texts);
    const expired = typed('placeOrder', order);
    assert.equal(blocked(expired), undefined);
    assert.notEqual(blocked(reopenedDraft(expired, later)), undefined);
    const json = inJson('placeOrder', JSON.stringify({ a: 1 }));
    assert.equal(reopenedDraft(json, later).json, json.json);
  });

  it('keeps what is typed, except for unknown fields and secrets', () => {
    const draft = typed('modifyPassword', { userId: '7' });
    assert.deepEqual(draft.texts, { userId: '7' });
    assert.equal(withText(draft, 'password', 'made-up'), draft);
    assert.equal(withText(draft, '__proto__', 'x'), draft);
    const list = typed('accountList');
    assert.equal(withJson(list, '{}'), list);
  });

  it('is parsed into values, problems and missing fields', () => {
    const { values, problems, missing, body } = parseDraft(
      typed('placeOrder', { ...order, accountId: '', orderQty: 'two', price: '1.5' }),
      schemas,
    );
    assert.deepEqual(values, {
      ...{ accountSpec: 'DEMO7', action: 'Buy', symbol: 'MESZ6' },
      ...{ orderType: 'Market', timeInForce: 'Day', isAutomated: false },
    });
    assert.deepEqual([Object.keys(problems), missing, body], [['orderQty'], ['accountId'], undefined]);
  });

  it('asks for what the type of the order needs, and sends nothing else', () => {
    const parsed = (texts: Record<string, string>) => parseDraft(typed('placeOrder', { ...order, ...texts }), schemas);
    const missing = (orderType: string) => parsed({ orderType }).missing;
    assert.deepEqual(missing('Limit'), ['price']);
    assert.deepEqual(missing('TrailingStop'), ['stopPrice', 'pegDifference']);
    assert.deepEqual(parsed({ timeInForce: 'GTD' }).missing, ['expireTime']);
    assert.ok(!('price' in parsed({ price: '6900' }).values));
  });

  it('keeps its legs on the side of the order until they are edited', () => {
    const legs = (draft: Draft) => JSON.parse(draft.texts['bracket1'] ?? '') as { action: string };
    const buying = typed('placeOSO', { action: 'Buy' });
    assert.equal(legs(buying).action, 'Sell');
    assert.equal(legs(withText(buying, 'action', 'Sell')).action, 'Buy');
    const edited = withText(buying, 'bracket1', '{"action":"Sell"}');
    assert.equal(legs(withText(edited, 'action', 'Sell')).action, 'Sell');
  });

  const sendable: readonly (readonly [string, Draft])[] = [
    ['nothing required', typed('accountList')],
    ['all values', typed('placeOrder', order)],
    ['JSON', inJson('placeOrder', JSON.stringify({ ...order, more: 1 }))],
    ['a renewal', typed('renewAccessToken')],
  ];
  for (const [name, draft] of sendable) it(`with ${name} can be sent`, () => assert.equal(blocked(draft), undefined));

  // Arguments of the message: what it is about.
  const unsendable: readonly (readonly [string, Draft, readonly unknown[]])[] = [
    ['a problem', typed('placeOrder', { ...order, orderQty: 'two' }), ['two', '1000']],
    ['an optional problem', typed('placeOrder', { ...order, orderType: 'Limit', price: 'x' }), ['x', '5000.25']],
    ['one missing field', typed('accountItem'), ['id']],
    ['missing fields', typed('placeOrder', { ...order, action: '', orderQty: '' }), ['action, orderQty']],
    ['missing fields in JSON', inJson('placeOrder', JSON.stringify({ ...order, orderType: 'Limit' })), ['price']],
    [
      'a price off the grid',
      typed('placeOrder', { ...order, orderType: 'Limit', price: '6900.1' }),
      ['price', '0.25', 'MESZ6'],
    ],
    [
      'a field of another type in JSON',
      inJson('placeOrder', JSON.stringify({ ...order, price: 6900 })),
      ['price', 'orderType: "Market"'],
    ],
    ['a leg without its price', typed('placeOSO', { ...order, action: 'Sell' }), ['bracket1.stopPrice']],
    ['broken JSON', inJson('placeOrder', '{'), []],
    ['no JSON', inJson('placeOrder', ' '), []],
    ['a list', inJson('placeOrder', '[]'), []],
    ['a secret in JSON', inJson('placeOrder', '{"password":"made-up"}'), ['password']],
    ['a secret field', typed('modifyPassword'), ['/user/modifypassword', 'password, currentPassword']],
    ['secrets of a token call', typed('oAuthToken'), ['/auth/oauthtoken']],
    [
      'a secret within a value',
      typed('create-evaluation-users', { users: '[{"name":"n","email":"e"}]' }),
      ['users[0].password'],
    ],
  ];
  for (const [name, draft, args] of unsendable)
    it(`with ${name} can't be sent`, () => assert.deepEqual(blocked(draft)?.args, args));
});
