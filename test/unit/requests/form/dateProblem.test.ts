import assert from 'node:assert/strict';
import { dateProblem, EXAMPLE_DATE } from '../../../../src/core/requests/form/dateProblem';

describe('the problem of a date', () => {
  for (const text of ['2026-01-05T14:30:00Z', '2024-02-29T23:59+05:30', '2026-01-05T14:30:00.123Z'])
    it(`${text} is valid`, () => assert.equal(dateProblem(text, 'x'), undefined));

  const withExample = ['2026-01-05', '2026-01-05T14:30', 'tomorrow'].map((text) => dateProblem(text, 'x'));
  it('shows an example, with a different message for a missing time, a missing zone and anything else', () => {
    for (const problem of withExample) assert.deepEqual(problem?.args, ['x', EXAMPLE_DATE]);
    assert.equal(new Set(withExample.map((problem) => problem?.message)).size, 3);
  });

  for (const text of ['2026-02-30T00:00Z', '2026-02-03T25:00Z'])
    it(`${text} does not exist`, () => assert.deepEqual(dateProblem(text, 'x')?.args, ['x']));
});
