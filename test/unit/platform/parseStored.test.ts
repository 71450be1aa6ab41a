import assert from 'node:assert/strict';
import * as v from 'valibot';
import { parseStored } from '../../../src/core/platform/parseStored';

const schema = v.object({ name: v.string() });

describe('a stored JSON text', () => {
  it('is the validated value, without unknown fields', () => {
    assert.deepEqual(parseStored(schema, '{"name":"alice","other":1}'), { name: 'alice' });
  });

  for (const text of ['', '{', 'null', '[]', '{"name":1}', '"name"'])
    it(`is undefined for ${JSON.stringify(text)}`, () => assert.equal(parseStored(schema, text), undefined));
});
