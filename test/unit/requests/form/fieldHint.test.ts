import assert from 'node:assert/strict';
import type { Field } from '../../../../src/core/operations/catalog';
import { EXAMPLE_DATE } from '../../../../src/core/requests/form/dateProblem';
import { fieldHint } from '../../../../src/core/requests/form/fieldHint';

describe('the hint of a field', () => {
  /** The arguments of each part. */
  const hints: readonly (readonly [Partial<Field>, readonly (readonly unknown[])[]])[] = [
    [{ type: 'string', maxLength: 64 }, [[], [64]]],
    [{ type: 'integer', minimum: 0, exclusiveMinimum: true }, [[], [1]]],
    [{ type: 'number', minimum: 0, exclusiveMinimum: true }, [[], [0]]],
    [{ type: 'integer', minimum: 0, maximum: 400 }, [[], [0], [400]]],
    [{ type: 'number' }, [[]]],
    [{ type: 'boolean' }, []],
    [{ type: 'string', enum: ['Buy'] }, []],
    [{ type: 'string', format: 'date-time' }, [[EXAMPLE_DATE]]],
    [{ ref: 'TradeDate' }, [['TradeDate']]],
    [{ type: 'object' }, [[]]],
    [{ type: 'array', items: { ref: 'TradeDate' } }, [['TradeDate']]],
    [{ type: 'array' }, [[]]],
    [{ name: 'password', type: 'string' }, [[]]],
  ];
  for (const [shape, expected] of hints)
    it(JSON.stringify(shape), () => {
      const hint = fieldHint({ name: 'x', required: false, ...shape });
      assert.deepEqual(
        hint.map(({ args }) => args),
        expected,
      );
    });

  it('names the type', () => {
    const types = ['string', 'integer', 'number'] as const;
    const scalars = types.map((type) => fieldHint({ name: 'x', required: false, type })[0]?.message);
    const lists = types.map(
      (type) => fieldHint({ name: 'x', required: false, type: 'array', items: { type } })[0]?.message,
    );
    assert.equal(new Set([...scalars, ...lists]).size, 6);
  });
});
