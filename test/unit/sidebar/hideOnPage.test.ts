import assert from 'node:assert/strict';
import { t } from '../../../src/core/platform/text';
import { PageHider } from '../../../src/core/sidebar/hideOnPage';
import type { BracketView } from '../../../src/core/sidebar/bracketView';
import type { ResponseView } from '../../../src/core/sidebar/historyEntry';
import type { Snapshot } from '../../../src/core/sidebar/messages';
import type { FieldView } from '../../../src/core/requests/form/fieldView';

const accounts = [
  { id: 1234567, name: 'DEMO555' },
  { id: 7654321, name: 'REAL777' },
];
const SECRET = /1234567|DEMO555|7654321|REAL777|999/;
const hider = () => new PageHider(() => accounts);

const field = (name: string, text: string, suggestions?: FieldView['suggestions']): FieldView => ({
  ...{ name, text, part: 'body', required: true, kind: 'text', hint: [] },
  ...(suggestions ? { suggestions } : {}),
});
const withRequest = (request: object): Snapshot =>
  ({
    token: { lines: [], profile: { label: 'LIVE · alice of DEMO555', environment: 'LIVE' } },
    history: [],
    request,
  }) as unknown as Snapshot;
const fieldsOf = (one: PageHider, ...fields: FieldView[]) =>
  one.snapshot(withRequest({ fields, snippet: '' })).request?.fields ?? [];

describe('the page on a shared screen', () => {
  it('gets nothing of accounts: fields, suggestions, snippet, JSON, profile', () => {
    const request = {
      fields: [
        field('accountId', '1234567', [
          { value: '1234567', label: 'DEMO555' },
          { value: '7654321', label: 'REAL777' },
        ]),
        field('accountSpec', 'DEMO555', [{ value: 'DEMO555' }]),
        field('masterid', '7654321', [{ value: '7654321', label: 'REAL777' }]),
        field('accountSpec', 'UNKNOWN999'),
      ],
      json: { text: '{"accountSpec":"X999","orderQty":1}', problem: t('{0} is wrong', 'DEMO555') },
      snippet: '{"accountId": 1234567, "accountSpec": "X999"}',
      blocked: [t("'{0}'", 'REAL777')],
    };
    const hidden = hider().snapshot(withRequest(request));
    assert.doesNotMatch(JSON.stringify(hidden), SECRET);
    assert.equal(hidden.token.profile?.label, 'LIVE');
    assert.equal(hidden.request?.json?.isHidden, true);
    assert.ok(hidden.request.json.text.includes('"orderQty":1'));
    const [id, spec, master] = hidden.request.fields.map(({ text }) => text);
    assert.deepEqual([id, spec, master], ['•••••• 1', '•••••• 1', '•••••• 2']);
    assert.deepEqual(hidden.request.fields[0]?.suggestions, [{ value: '•••••• 1' }, { value: '•••••• 2' }]);
  });

  it('leaves a contract, an order and a quantity as they are', () => {
    const fields = [
      field('symbol', 'MESZ6', [{ value: 'MESZ6', label: 'MES1!' }]),
      field('orderId', '55'),
      field('orderQty', '2'),
    ];
    assert.deepEqual(fieldsOf(hider(), ...fields), fields);
    const json = { text: '{"orderId":5}' };
    assert.equal(hider().snapshot(withRequest({ fields, json, snippet: '' })).request?.json?.isHidden, false);
  });

  it('lets an account be chosen by its alias, and typed', () => {
    const one = hider();
    assert.deepEqual(
      [one.reveal('accountId', '•••••• 2'), one.reveal('accountSpec', '•••••• 2'), one.reveal('account', '•••••• 1')],
      ['7654321', 'REAL777', 'DEMO555'],
    );
    assert.equal(one.reveal('accountIds', '•••••• 1,•••••• 2'), '1234567,7654321');
    assert.equal(one.reveal('accountId', '•••••• 2x'), '');
    assert.equal(one.reveal('accountSpec', 'REAL7'), 'REAL7');
    assert.equal(fieldsOf(one, field('accountSpec', 'REAL7'))[0]?.text, 'REAL7');
    assert.equal(fieldsOf(one, field('accountSpec', 'REAL777'))[0]?.text, '•••••• 2');
    one.reset();
    assert.equal(fieldsOf(one, field('accountSpec', 'REAL7'))[0]?.text, '••••••');
  });

  it('gets a bracket order without its account', () => {
    const bracket = {
      fields: { account: { text: 'DEMO555', required: true }, symbol: { text: 'MESZ6', required: true } },
      accounts: ['DEMO555', 'REAL777'],
      json: '{"accountSpec":"DEMO555","accountId":1234567,"symbol":"MESZ6"}',
    } as unknown as BracketView;
    const hidden = hider().snapshot({ ...withRequest({ fields: [], snippet: '' }), bracket }).bracket;
    assert.doesNotMatch(JSON.stringify(hidden), SECRET);
    assert.deepEqual([hidden?.fields.account.text, hidden?.accounts], ['•••••• 1', ['•••••• 1', '•••••• 2']]);
    assert.ok(hidden?.json.includes('MESZ6'));
  });

  it('gets a response without accounts and amounts', () => {
    const view = {
      ...{ kind: 'json', headers: [['x', 'DEMO555']], explanation: { messages: ['account DEMO555'] } },
      body: '[{"id":999,"name":"X999","active":true,"note":"see DEMO555"}]',
    } as unknown as ResponseView;
    const hidden = hider().response(view, 'Account');
    assert.doesNotMatch(JSON.stringify(hidden), SECRET);
    assert.ok(hidden.body.includes('"active":true'));
    const text = hider().response({ ...view, kind: 'text', body: 'amount=999 for REAL777' }, undefined);
    assert.doesNotMatch(text.body, SECRET);
  });
});
