import assert from 'node:assert/strict';
import { parseResponse } from '../../../../src/core/requests/response/parseResponse';

describe('parsing a response', () => {
  const kinds: readonly (readonly [body: string, kind: string, truncated?: boolean])[] = [
    ['{"a":1}', 'json'],
    [' [1] ', 'json'],
    ['"text"', 'json'],
    ['{"a":1', 'text'],
    ['[1]', 'text', true],
    ['', 'empty'],
    [' \r\n', 'empty'],
    ['\n<!DOCTYPE html><p>', 'html'],
    ['<html>', 'html'],
    ['< not a page', 'text'],
    ['Internal Server Error, error id: 0', 'text'],
  ];
  for (const [body, kind, truncated = false] of kinds) {
    it(`${JSON.stringify(body)}${truncated ? ', truncated,' : ''} is ${kind}`, () => {
      assert.equal(parseResponse({ body, truncated }).kind, kind);
    });
  }

  it('finding low: does not parse more than 2 MB', () => {
    const list = `[${' '.repeat(2 * 1024 * 1024)}]`;
    assert.deepEqual(parseResponse({ body: list, truncated: false }), { kind: 'json' });
    assert.deepEqual(parseResponse({ body: `x${list}`, truncated: false }), { kind: 'text' });
  });

  it('has the value of JSON', () =>
    assert.deepEqual(parseResponse({ body: '{"a":[1]}', truncated: false }).json, { a: [1] }));
});
