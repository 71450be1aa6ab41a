import assert from 'node:assert/strict';
import { toPlain } from '../../src/core/snippets/codeWriter';
import { lines } from '../../src/core/snippets/codeBuilder';
import { interfacesOf } from '../../src/core/snippets/dialects/interfaces';
import { everything, request } from '../unit/operations/fixture';

describe('The TypeScript types of responses', () => {
  it('are complete for every operation', () => {
    const incomplete = everything.operations.filter(({ id }) =>
      /\bunknown\b/.test(toPlain(lines(...interfacesOf(request(id))), '  ')),
    );
    assert.deepEqual(
      incomplete.map(({ id }) => id),
      [],
    );
  });
});
