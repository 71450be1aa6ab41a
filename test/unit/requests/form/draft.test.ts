import assert from 'node:assert/strict';
import { buildRequest } from '../../../../src/core/operations/buildRequest';
import {
  fieldViews,
  newDraft,
  readDraft,
  validationMessage,
  withJson,
  withText,
  type Draft,
} from '../../../../src/core/requests/form/draft';
import { convertBody } from '../../../../src/core/requests/form/bodyMode';
import { toHttpRequest } from '../../../../src/core/requests/send/toHttpRequest';
import { baseUrl, catalogue, operation } from '../../operations/fixture';

const { schemas } = catalogue;
const order = { action: 'Buy', symbol: 'MESZ6', orderQty: '2', orderType: 'Market' };

function typed(id: string, texts: Readonly<Record<string, string>> = {}): Draft {
  return Object.entries(texts).reduce((draft, [name, text]) => withText(draft, name, text), newDraft(operation(id)));
}

const inJson = (id: string, json: string): Draft => withJson(convertBody(typed(id), 'json', schemas), json);
const blocked = (draft: Draft) => validationMessage(draft, readDraft(draft, schemas));

describe('a request as it is typed', () => {
  it('keeps what is typed, but nothing unknown, secret or far too long', () => {
    const draft = typed('modifyPassword', { userId: '7' });
    assert.deepEqual(draft.texts, { userId: '7' });
    assert.equal(withText(draft, 'password', 'made-up'), draft);
    assert.equal(withText(draft, '__proto__', 'x'), draft);
    assert.equal(withText(draft, 'userId', '7'.repeat(64 * 1024 + 1)), draft);
    assert.equal(withJson(draft, ' '.repeat(64 * 1024 + 1)), draft);
    const list = typed('accountList');
    assert.equal(withJson(list, '{}'), list);
  });

  it('is read into values, problems and what is missing', () => {
    const { values, problems, missing, body } = readDraft(
      typed('placeOrder', { ...order, orderQty: 'two', price: '1.5' }),
      schemas,
    );
    assert.deepEqual(values, { action: 'Buy', symbol: 'MESZ6', orderType: 'Market', price: 1.5 });
    assert.deepEqual([Object.keys(problems), missing, body], [['orderQty'], [], undefined]);
    assert.deepEqual(readDraft(typed('placeOrder'), schemas).missing, ['action', 'symbol', 'orderQty', 'orderType']);
  });

  const sendable: readonly (readonly [string, Draft, RegExp | undefined])[] = [
    ['nothing required', typed('accountList'), undefined],
    ['all given', typed('placeOrder', order), undefined],
    ['a problem', typed('placeOrder', { ...order, orderQty: 'two' }), /“two” is not a whole number/],
    ['an optional problem', typed('placeOrder', { ...order, price: 'x' }), /“x” is not a number/],
    ['missing', typed('placeOrder', { symbol: 'MESZ6' }), /^Fill in what is required: action, orderQty, orderType\.$/],
    ['JSON', inJson('placeOrder', JSON.stringify({ ...order, more: 1 })), undefined],
    ['missing in JSON', inJson('placeOrder', '{"symbol":"MESZ6"}'), /required: action, orderQty, orderType\.$/],
    ['broken JSON', inJson('placeOrder', '{'), /ends too early/],
    ['no JSON', inJson('placeOrder', ' '), /The body is empty/],
    ['a list', inJson('placeOrder', '[]'), /has to be a JSON object/],
    ['a secret in JSON', inJson('placeOrder', '{"password":"made-up"}'), /password is never typed here/],
    ['a renewal', typed('renewAccessToken'), undefined],
    ...['modifyPassword', 'modifyCredentials', 'oAuthToken', 'signUpOrganizationMember'].map(
      (id) => [id, typed(id), /needs a secret that is never typed here .* Insert the snippet/] as const,
    ),
    [
      'a secret further in',
      typed('create-evaluation-users', { users: '[{"name":"n","email":"e"}]' }),
      /users\[0\]\.password is never/,
    ],
  ];
  for (const [name, draft, why] of sendable) {
    it(`with ${name} ${why ? 'is not' : 'is'} sendable`, () => {
      if (why) assert.match(blocked(draft) ?? '', why);
      else assert.equal(blocked(draft), undefined);
    });
  }

  it('is shown as fields with their kinds, choices, offers and problems', () => {
    const draft = typed('placeOrder', { orderQty: '0' });
    const views = fieldViews(draft, readDraft(draft, schemas), ({ name }) =>
      name === 'symbol' ? [{ value: 'ESZ6' }] : undefined,
    );
    const byName = new Map(views.map((view) => [view.name, view]));
    assert.equal(views.length, operation('placeOrder').body?.fields.length);
    assert.deepEqual(byName.get('symbol'), {
      name: 'symbol',
      place: 'body',
      required: true,
      kind: 'text',
      hint: 'text, at most 64 characters',
      text: '',
      suggestions: [{ value: 'ESZ6' }],
    });
    assert.equal(byName.get('orderQty')?.problem, 'orderQty has to be at least 1.');
    assert.deepEqual(byName.get('action')?.choices, ['Buy', 'Sell']);
    const json = convertBody(draft, 'json', schemas);
    assert.deepEqual(
      fieldViews(json, readDraft(json, schemas), () => undefined),
      [],
    );
  });
});

describe('the body in another mode', () => {
  const jsonOf = (draft: Draft) => JSON.parse(draft.json) as unknown;

  it('is a template of what is required where nothing is typed, without secrets', () => {
    const draft = convertBody(typed('placeOrder'), 'json', schemas);
    assert.equal(
      draft.json,
      JSON.stringify({ action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Limit' }, undefined, 2),
    );
    assert.equal(blocked(draft), undefined);
    assert.deepEqual(jsonOf(convertBody(typed('modifyPassword'), 'json', schemas)), {});
    const [user] = (jsonOf(convertBody(typed('create-evaluation-users'), 'json', schemas)) as { users: object[] })
      .users;
    assert.deepEqual(Object.keys(user ?? {}), ['name', 'email', 'firstName', 'lastName']);
  });

  it('has the values of the other one', () => {
    const json = convertBody(typed('placeOrder', { ...order, price: '1.5', stopPrice: 'x' }), 'json', schemas);
    assert.deepEqual(jsonOf(json), { ...order, orderQty: 2, price: 1.5 });
    const back = convertBody(withJson(json, '{"orderQty":3,"action":"Sell","isAutomated":true}'), 'form', schemas);
    assert.deepEqual(
      Object.entries(back.texts).filter(([, text]) => text !== ''),
      [
        ['action', 'Sell'],
        ['orderQty', '3'],
        ['stopPrice', 'x'],
        ['isAutomated', 'true'],
      ],
    );
  });

  it('keeps what the form can’t say', () => {
    const json = inJson('placeOrder', '{"symbol":"MESZ6","orderQty":"two","more":{"a":1}}');
    const form = withText(convertBody(json, 'form', schemas), 'symbol', 'ESZ6');
    assert.deepEqual(jsonOf(convertBody(form, 'json', schemas)), { symbol: 'ESZ6', orderQty: 'two', more: { a: 1 } });
  });

  it('keeps JSON that can’t be read as it is typed', () => {
    const broken = inJson('placeOrder', '{"symbol": MES');
    const there = convertBody(broken, 'form', schemas);
    assert.deepEqual([there.texts, convertBody(there, 'json', schemas).json], [{}, broken.json]);
  });

  it('stays a form where there is no body', () => {
    const draft = typed('accountList');
    assert.equal(convertBody(draft, 'json', schemas), draft);
  });
});

describe('a request on its way', () => {
  const send = (id: string, options = {}, bearer: string | undefined = 'made-up-token') =>
    toHttpRequest(buildRequest(operation(id), { baseUrl, schemas, ...options }), bearer);

  it('has an encoded URL and the bearer', () => {
    assert.deepEqual(send('contractSuggest', { values: { t: 'a&b ü', l: 2 } }), {
      method: 'GET',
      url: `${baseUrl}/contract/suggest?t=a%26b%20%C3%BC&l=2`,
      headers: { Accept: 'application/json', Authorization: 'Bearer made-up-token' },
    });
  });

  it('has the body as it was written, with what the catalogue lacks and without secrets', () => {
    const { body, headers } = send('placeOrder', {
      values: order,
      body: { more: [1, null], sec: 'made-up', symbol: 'ES' },
    });
    assert.deepEqual([body, headers['Content-Type']], ['{"more":[1,null],"symbol":"ES"}', 'application/json']);
    assert.equal(send('accountList', { body: { a: 1 } }).body, undefined);
  });

  it('keeps a member of any name', () => {
    const { body } = send('placeOrder', { body: JSON.parse('{"__proto__":{"a":1},"constructor":2}') as object });
    assert.equal(body, '{"__proto__":{"a":1},"constructor":2}');
  });

  const refused: readonly (readonly [string, () => unknown, RegExp])[] = [
    ['a missing parameter', () => send('accountItem'), /id has no value yet/],
    [
      'a missing field',
      () => send('placeOrder', { values: { ...order, symbol: undefined } }),
      /symbol has no value yet/,
    ],
    ['a missing field further in', () => send('placeOSO', { values: order }), /action has no value yet/],
    ['credentials', () => send('accessTokenRequest'), /name has no value yet/],
    [
      'no token',
      () => toHttpRequest(buildRequest(operation('accountList'), { baseUrl, schemas }), undefined),
      /no token to send \/account\/list/,
    ],
  ];
  for (const [name, sending, sentence] of refused) {
    it(`does not leave with ${name}`, () => {
      assert.throws(sending, { kind: 'protocol', message: sentence });
    });
  }
});
