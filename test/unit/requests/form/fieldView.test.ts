import assert from 'node:assert/strict';
import { convertBody } from '../../../../src/core/requests/form/bodyMode';
import { parseDraft } from '../../../../src/core/requests/form/draft';
import { fieldHint } from '../../../../src/core/requests/form/fieldHint';
import { fieldViews } from '../../../../src/core/requests/form/fieldView';
import { fieldsOf } from '../../../../src/core/operations/catalog';
import { catalog, operation } from '../../operations/fixture';
import { typed } from './typed';

const { schemas } = catalog;

describe('the fields of a draft', () => {
  const draft = typed('placeOrder', { orderQty: '0', orderType: 'Limit' });
  const views = fieldViews(draft, parseDraft(draft, schemas), ({ name }) =>
    name === 'symbol' || name === 'action' ? [{ value: 'ESZ6' }] : [],
  );
  const byName = new Map(views.map((view) => [view.name, view]));

  it('are those that belong to the type of the order, with their kinds, hints, choices, suggestions and problems', () => {
    const { fields = [] } = operation('placeOrder').body ?? {};
    assert.deepEqual([byName.get('price')?.required, byName.get('text')?.required], [true, false]);
    assert.deepEqual(
      fields.filter(({ name }) => !byName.has(name)).map(({ name }) => name),
      ['stopPrice', 'limitIfTouchedPrice', 'pegDifference', 'expireTime'],
    );
    const symbol = fields.find(({ name }) => name === 'symbol');
    assert.deepEqual(byName.get('symbol'), {
      name: 'symbol',
      part: 'body',
      required: true,
      kind: 'text',
      hint: symbol && fieldHint(symbol),
      text: '',
      suggestions: [{ value: 'ESZ6' }],
    });
    assert.deepEqual(byName.get('orderQty')?.problem?.args, ['orderQty', 1]);
    assert.equal(byName.get('orderQty')?.text, '0');
  });

  it('have no suggestions for a choice', () => {
    const action = byName.get('action');
    assert.deepEqual([action?.choices, action?.suggestions], [['Buy', 'Sell'], undefined]);
  });

  it('are those of the query in mode JSON', () => {
    const json = convertBody(draft, 'json', schemas);
    assert.deepEqual(
      fieldViews(json, parseDraft(json, schemas), () => []),
      [],
    );
  });

  it('say where they belong', () => {
    const item = typed('accountItem');
    const [id] = fieldViews(item, parseDraft(item, schemas), () => []);
    assert.deepEqual([id?.part, fieldsOf(item.operation).length], ['query', 1]);
  });
});
