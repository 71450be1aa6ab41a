import assert from 'node:assert/strict';
import { secretFields } from '../../../../src/core/platform/redaction/secretFields';

const found = (text: string, range: readonly [number, number] = [0, text.length]) =>
  secretFields(text, range).map(({ start, end }) => text.slice(start, end));

describe('fields that hold a secret by their name', () => {
  it('are found with their strings', () =>
    assert.deepEqual(found('{"sec":"a\\"b","x":"c","password" : "d"}'), ['a\\"b', 'd']));
  it('are those that begin within the range', () => {
    const text = '{"sec":"a","sec":"b","sec":"c"}';
    assert.ok(found(text, [5, 15]).includes('b') && !found(text, [5, 15]).includes('a'));
  });
  it('may be cut off', () => assert.deepEqual(found('{"sec":"ab'), ['ab']));
});
