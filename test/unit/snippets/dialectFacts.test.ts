import assert from 'node:assert/strict';
import { dialectFacts } from '../../../src/core/snippets/dialectFacts';
import { dialects } from '../../../src/core/snippets/dialects/index';

describe('the table of dialects', () => {
  it('has each dialect, by its id, in the order in which they are offered', () => {
    assert.deepEqual(
      Object.entries(dialectFacts).map(([key, { id }]) => [key, id]),
      dialects.map(({ id }) => [id, id]),
    );
  });
});
