import assert from 'node:assert/strict';
import { convertBody } from '../../../../src/core/requests/form/bodyMode';
import {
  parseDraft,
  validationMessage,
  withJson,
  withText,
  type Draft,
} from '../../../../src/core/requests/form/draft';
import { catalog } from '../../operations/fixture';
import { typed } from './typed';

const { schemas } = catalog;
const order = { action: 'Buy', symbol: 'MESZ6', orderQty: '2', orderType: 'Market' };

const inJson = (id: string, json: string): Draft => withJson(convertBody(typed(id), 'json', schemas), json);

describe('converting the body', () => {
  const jsonOf = (draft: Draft) => JSON.parse(draft.json) as unknown;

  it('makes a template of the example if nothing is typed, without secrets', () => {
    const draft = convertBody(typed('placeOrder'), 'json', schemas);
    assert.equal(
      draft.json,
      JSON.stringify(
        {
          ...{ accountSpec: 'DEMO12345', accountId: 0, action: 'Buy', symbol: 'MESZ6' },
          ...{ orderQty: 1, orderType: 'Market', timeInForce: 'Day', isAutomated: false },
        },
        undefined,
        2,
      ),
    );
    assert.equal(validationMessage(draft, parseDraft(draft, schemas)), undefined);
    assert.deepEqual(jsonOf(convertBody(typed('modifyPassword'), 'json', schemas)), {});
    const [user] = (jsonOf(convertBody(typed('create-evaluation-users'), 'json', schemas)) as { users: object[] })
      .users;
    assert.deepEqual(Object.keys(user ?? {}), ['name', 'email', 'firstName', 'lastName']);
  });

  it('keeps the values', () => {
    const json = convertBody(
      typed('placeOrder', { ...order, timeInForce: '', text: 'one', orderType: 'Limit', price: 'x' }),
      'json',
      schemas,
    );
    assert.deepEqual(jsonOf(json), { ...order, orderQty: 2, orderType: 'Limit', text: 'one', isAutomated: false });
    const back = convertBody(withJson(json, '{"orderQty":3,"action":"Sell","isAutomated":true}'), 'form', schemas);
    assert.deepEqual(Object.fromEntries(Object.entries(back.texts).filter(([, text]) => text !== '')), {
      action: 'Sell',
      orderQty: '3',
      price: 'x',
      isAutomated: 'true',
    });
  });

  it("keeps what the form can't express", () => {
    const json = inJson('placeOrder', '{"symbol":"MESZ6","orderQty":"two","more":{"a":1}}');
    const form = withText(convertBody(json, 'form', schemas), 'symbol', 'ESZ6');
    assert.deepEqual(jsonOf(convertBody(form, 'json', schemas)), { symbol: 'ESZ6', orderQty: 'two', more: { a: 1 } });
  });

  it('keeps JSON that is not valid as it is typed', () => {
    const broken = inJson('placeOrder', '{"symbol": MES');
    const there = convertBody(broken, 'form', schemas);
    assert.deepEqual([there.texts, convertBody(there, 'json', schemas).json], [broken.texts, broken.json]);
  });

  it('does nothing without a body', () => {
    const draft = typed('accountList');
    assert.equal(convertBody(draft, 'json', schemas), draft);
  });
});
