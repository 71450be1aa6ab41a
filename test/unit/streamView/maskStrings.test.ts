import assert from 'node:assert/strict';
import { StringMasker } from '../../../src/core/streamView/maskStrings';

describe('masking of data', () => {
  it('masks every text and leaves all else as it is', () => {
    const masker = new StringMasker((text) => text.replace('secret', '•'));
    const value = { a: ['my secret', 1, null], b: { c: 'secret', d: true }, e: undefined };
    assert.deepEqual(masker.apply(value), { a: ['my •', 1, null], b: { c: '•', d: true }, e: undefined });
  });

  it('remembers what it has masked until there may be other secrets', () => {
    let calls = 0;
    const masker = new StringMasker((text) => `${text}${++calls}`);
    assert.deepEqual(masker.apply(['a', 'a']), ['a1', 'a1']);
    masker.forget();
    assert.equal(masker.apply('a'), 'a2');
  });
});
