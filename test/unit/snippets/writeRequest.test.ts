import assert from 'node:assert/strict';
import { allDialects, isAvailable } from '../../../src/core/snippets/availableDialects';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { render } from '../../../src/core/snippets/render';
import { writeRequest } from '../../../src/core/snippets/writeRequest';
import { request } from '../operations/fixture';

const token = { kind: 'reference', variable: 'TOKEN' } as const;

describe('writing a request without the code of its dialect', () => {
  it('writes as that dialect does', () => {
    const data = request('accountList');
    for (const facts of allDialects.filter((each) => isAvailable(each, data))) {
      const dialect = dialectById(facts.id) ?? assert.fail(facts.id);
      assert.equal(writeRequest(data, { dialect: facts, token }).plain, render(data, { dialect, token }).plain);
    }
  });

  it('takes no dialect that nobody writes', () => {
    const facts = { id: 'none', label: 'None', languages: [], fences: [] };
    assert.throws(() => writeRequest(request('accountList'), { dialect: facts, token }), RangeError);
  });
});
