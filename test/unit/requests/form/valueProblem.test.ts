import assert from 'node:assert/strict';
import type { Field } from '../../../../src/core/operations/catalog';
import type { Json } from '../../../../src/core/operations/exampleValue';
import { EXAMPLE_DATE } from '../../../../src/core/requests/form/dateProblem';
import { secretProblem, valueProblem } from '../../../../src/core/requests/form/valueProblem';
import { catalog } from '../../operations/fixture';

const { schemas } = catalog;
const as = (shape: Partial<Field>): Field => ({ name: 'x', required: false, ...shape });
const tradeDate = as({ ref: 'TradeDate' });

describe('the problem of a value', () => {
  // Arguments of the message: the path of the value, and the limit.
  const invalid: readonly (readonly [Field, Json, readonly unknown[]])[] = [
    [as({ type: 'array', items: { type: 'integer' } }), {}, ['x']],
    [as({ type: 'array', items: { type: 'integer' } }), [1, '2'], ['x[1]']],
    [tradeDate, [], ['x']],
    [tradeDate, { year: 2026, month: 1 }, ['x.day']],
    [tradeDate, { year: '2026', month: 1, day: 5 }, ['x.year']],
    [as({ type: 'boolean' }), 'yes', ['x']],
    [as({ type: 'number' }), '1', ['x']],
    [as({ type: 'integer' }), 1.5, ['x']],
    [as({ type: 'integer' }), 2 ** 60, ['x']],
    [as({ type: 'integer', format: 'int32' }), 2 ** 31, ['x', -(2 ** 31), 2 ** 31 - 1]],
    [as({ type: 'integer', minimum: 0, exclusiveMinimum: true }), 0, ['x', 1]],
    [as({ type: 'number', minimum: 0, exclusiveMinimum: true }), 0, ['x', 0]],
    [as({ type: 'number', minimum: 0 }), -1, ['x', 0]],
    [as({ type: 'integer', maximum: 10 }), 11, ['x', 10]],
    [as({ type: 'string' }), 5, ['x']],
    [as({ type: 'string' }), 'half \ud83d', ['x']],
    [as({ type: 'string', enum: ['Buy', 'Sell'] }), 'buy', ['x', 'Buy, Sell']],
    [as({ type: 'string', maxLength: 3 }), 'abcd', ['x', 3, 4]],
    [as({ type: 'string', format: 'date-time' }), 'tomorrow', ['x', EXAMPLE_DATE]],
    [as({ type: 'array', items: { ref: 'EvaluationUser' } }), [{ name: 'n', email: 'e' }], ['x[0].password']],
  ];
  for (const [field, value, args] of invalid)
    it(`${JSON.stringify(value)}: ${args.join(' ')}`, () =>
      assert.deepEqual(valueProblem(field, value, schemas)?.args, args));

  it('is undefined for a valid value', () => {
    assert.equal(valueProblem(tradeDate, { year: 2026, month: 1, day: 5 }, schemas), undefined);
    assert.equal(valueProblem(as({ ref: 'NotDescribed' }), { a: [1] }, schemas), undefined);
  });

  it('names the path of a secret', () => assert.deepEqual(secretProblem('a.sec').args, ['a.sec']));
});
