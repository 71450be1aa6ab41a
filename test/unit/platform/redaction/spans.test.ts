import assert from 'node:assert/strict';
import { mergeSpans, replaceSpans } from '../../../../src/core/platform/redaction/spans';

describe('parts of a text', () => {
  it('are merged where they touch', () =>
    assert.deepEqual(
      mergeSpans([
        { start: 7, end: 9 },
        { start: 0, end: 5 },
        { start: 1, end: 2 },
        { start: 5, end: 6 },
      ]),
      [
        { start: 0, end: 6 },
        { start: 7, end: 9 },
      ],
    ));

  it('are replaced', () =>
    assert.equal(
      replaceSpans(
        'abcdef',
        [
          { start: 0, end: 1 },
          { start: 3, end: 5 },
        ],
        ({ start }) => `<${start}>`,
      ),
      '<0>bc<3>f',
    ));

  it('may be none', () =>
    assert.equal(
      replaceSpans('abc', [], () => 'x'),
      'abc',
    ));
});
