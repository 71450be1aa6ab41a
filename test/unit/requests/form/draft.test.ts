import assert from 'node:assert/strict';
import { convertBody } from '../../../../src/core/requests/form/bodyMode';
import {
  newDraft,
  parseDraft,
  validationMessage,
  withJson,
  withText,
  type Draft,
} from '../../../../src/core/requests/form/draft';
import { catalogue, operation } from '../../operations/fixture';
import { typed } from './typed';

const { schemas } = catalogue;
const order = { action: 'Buy', symbol: 'MESZ6', orderQty: '2', orderType: 'Market' };

const inJson = (id: string, json: string): Draft => withJson(convertBody(typed(id), 'json', schemas), json);
const blocked = (draft: Draft) => validationMessage(draft, parseDraft(draft, schemas));

describe('a draft', () => {
  it('starts empty, as a form', () => {
    assert.deepEqual(newDraft(operation('placeOrder')), {
      operation: operation('placeOrder'),
      texts: {},
      mode: 'form',
      json: '',
    });
  });

  it('keeps what is typed, except for unknown fields, secrets and texts that are too long', () => {
    const draft = typed('modifyPassword', { userId: '7' });
    assert.deepEqual(draft.texts, { userId: '7' });
    assert.equal(withText(draft, 'password', 'made-up'), draft);
    assert.equal(withText(draft, '__proto__', 'x'), draft);
    assert.equal(withText(draft, 'userId', '7'.repeat(64 * 1024 + 1)), draft);
    assert.equal(withJson(draft, ' '.repeat(64 * 1024 + 1)), draft);
    const list = typed('accountList');
    assert.equal(withJson(list, '{}'), list);
  });

  it('is parsed into values, problems and missing fields', () => {
    const { values, problems, missing, body } = parseDraft(
      typed('placeOrder', { ...order, orderQty: 'two', price: '1.5' }),
      schemas,
    );
    assert.deepEqual(values, { action: 'Buy', symbol: 'MESZ6', orderType: 'Market', price: 1.5 });
    assert.deepEqual([Object.keys(problems), missing, body], [['orderQty'], [], undefined]);
    assert.deepEqual(parseDraft(typed('placeOrder'), schemas).missing, ['action', 'symbol', 'orderQty', 'orderType']);
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
    ['an optional problem', typed('placeOrder', { ...order, price: 'x' }), ['x', '5000.25']],
    ['one missing field', typed('accountItem'), ['id']],
    ['missing fields', typed('placeOrder', { symbol: 'MESZ6' }), ['action, orderQty, orderType']],
    ['missing fields in JSON', inJson('placeOrder', '{"symbol":"MESZ6"}'), ['action, orderQty, orderType']],
    ['broken JSON', inJson('placeOrder', '{'), []],
    ['no JSON', inJson('placeOrder', ' '), []],
    ['a list', inJson('placeOrder', '[]'), []],
    ['a secret in JSON', inJson('placeOrder', '{"password":"made-up"}'), ['password']],
    ['a secret field', typed('modifyPassword'), ['/user/modifypassword', 'password, currentPassword']],
    [
      'secrets of a token call',
      typed('oAuthToken'),
      ['/auth/oauthtoken', 'code, client_secret, httpAuth, refresh_token, code_verifier, assertion'],
    ],
    [
      'a secret within a value',
      typed('create-evaluation-users', { users: '[{"name":"n","email":"e"}]' }),
      ['users[0].password'],
    ],
  ];
  for (const [name, draft, args] of unsendable)
    it(`with ${name} can't be sent`, () => assert.deepEqual(blocked(draft)?.args, args));
});
