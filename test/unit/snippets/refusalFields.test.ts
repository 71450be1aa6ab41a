import assert from 'node:assert/strict';
import { REFUSAL_FIELDS } from '../../../src/core/snippets/refusalFields';

describe('the fields of a refusal', () => {
  // Some dialects write them into a regular expression.
  it('have plain names', () => {
    for (const name of REFUSAL_FIELDS) assert.match(name, /^[A-Za-z-]+$/);
  });
});
