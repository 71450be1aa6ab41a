import assert from 'node:assert/strict';
import { orderMain, valueWriter, type OrderNotation } from '../../../../src/core/snippets/recipes/orderMain';
import { bracket, market, oco } from '../../../../src/core/snippets/recipes/orders';

const notation: OrderNotation = {
  checkBracket: ['sides of a bracket'],
  checkExits: ['sides of exits'],
  find: (withTick) => [withTick ? 'find with tick' : 'find'],
  oppositeSide: ['opposite'],
  checkPosition: ['check'],
  place: ({ path }, body) => [path, ...body],
  body: {
    field: (name, value, width) => `${name.padEnd(width)}=${value}`,
    value: valueWriter({
      string: (text) => `"${text}"`,
      true: 'yes',
      constant: (name) => name,
      price: (name) => `tick(${name})`,
      accountName: 'a.name',
      accountId: 'a.id',
      oppositeSide: 'other',
    }),
    open: '{',
    close: '}',
    trailingComma: false,
  },
};

describe('the program of an order', () => {
  const write = orderMain(notation);

  it('has the steps that its order needs', () => {
    const steps = (order: typeof market) => write(order).code.split('\n  /')[0];
    assert.equal(steps(market), '  find');
    assert.equal(steps(bracket), '  sides of a bracket\n  find with tick\n  opposite');
    assert.equal(steps(oco), '  sides of exits\n  find with tick\n  check');
  });

  it('has its fields in order, with the width of the longest, and no comma after the last', () => {
    const lines = write(market).code.split('\n');
    assert.equal(lines[2], '  accountSpec=a.name,');
    assert.equal(lines[3], '  accountId  =a.id,');
    assert.equal(lines.at(-1), '  isAutomated=yes');
  });

  it('has legs as objects of their own', () => {
    const lines = write(bracket).code.split('\n');
    assert.deepEqual(lines.slice(-6), [
      '  bracket2={',
      '    action     =other,',
      '    orderType  ="Limit",',
      '    price      =tick(targetPrice),',
      '    timeInForce="GTC"',
      '  }',
    ]);
  });
});
