import assert from 'node:assert/strict';
import { goName } from '../../../../../src/core/snippets/recipes/go/names';

describe('names of constants in Go', () => {
  const cases = [
    ['account', 'accountName'],
    ['orderId', 'orderID'],
    ['limitPrice', 'limitPrice'],
  ] as const;
  for (const [name, expected] of cases) it(`${name} is ${expected}`, () => assert.equal(goName(name), expected));
});
