import assert from 'node:assert/strict';
import { search } from '../../../src/core/operations/search';
import { catalog } from './fixture';
import { processorTime } from '../cpu';

const paths = (text: string, limit = 3) => search(catalog, text, { limit }).map(({ operation }) => operation.path);

describe('searching the operations', () => {
  const firsts: [string, string][] = [
    ['placeorder', '/order/placeorder'],
    ['place order', '/order/placeorder'],
    ['/order/pl', '/order/placeorder'],
    ['PLACEORDER', '/order/placeorder'],
    ['account list', '/account/list'],
    ['list account', '/account/list'],
    ['/account/list', '/account/list'],
    ['order/list', '/order/list'],
    ['oso', '/order/placeoso'],
    ['cancel order', '/order/cancelorder'],
    ['renew', '/auth/renewaccesstoken'],
    ['contract find', '/contract/find'],
    ['every account', '/account/list'],
  ];
  for (const [text, path] of firsts)
    it(`finds ${path} by “${text}”`, () => assert.ok(paths(text).includes(path), paths(text).join(' ')));

  it('finds nothing where a word is nowhere', () => assert.deepEqual(paths('order zzzz'), []));

  it('finds all without a text, those used lately first', () => {
    const all = search(catalog, ' ', { recent: ['placeOrder', 'gone', 'accountList'] });
    assert.equal(all.length, 376);
    assert.deepEqual(
      all.slice(0, 3).map(({ operation }) => operation.id),
      ['placeOrder', 'accountList', catalog.operations[0]?.id],
    );
  });

  it('puts one used lately before its equals', () => {
    const [first] = search(catalog, 'item', { recent: ['fillItem'] });
    assert.equal(first?.operation.id, 'fillItem');
  });

  it('says where the words were found, in order and apart', () => {
    for (const text of ['order', 'place order', 'acc list', 'ord placeord', 'e a t']) {
      for (const { operation, ranges } of search(catalog, text)) {
        for (const field of ['id', 'path', 'summary', 'tag'] as const) {
          let behind = 0;
          for (const [start, end] of ranges[field]) {
            assert.ok(
              start >= behind && end > start && end <= operation[field].length,
              `${text}: ${operation.id}.${field}`,
            );
            behind = end;
          }
        }
      }
    }
    const [found] = search(catalog, 'placeorder');
    assert.deepEqual(found?.ranges.path, [[7, 17]]);
  });

  it('takes less than 10 ms over all of them, on average', () => {
    const times = 8;
    const took = processorTime(() => {
      for (let time = 0; time < times; time++) search(catalog, 'order list');
    });
    assert.ok(took / times < 10, `${took / times} ms`);
  });
});
