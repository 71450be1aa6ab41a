import assert from 'node:assert/strict';
import { csharpName, numberType } from '../../../../../src/core/snippets/recipes/csharp/names';

describe('variables in C#', () => {
  it('hide no parameter of a function', () =>
    assert.deepEqual(['account', 'symbol'].map(csharpName), ['accountName', 'symbol']));

  const cases = [
    ['orderId', 'long'],
    ['quantity', 'int'],
    ['limitPrice', 'double'],
  ] as const;
  for (const [name, type] of cases) it(`${name} is ${type}`, () => assert.equal(numberType(name), type));
});
