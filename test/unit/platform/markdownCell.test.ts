import assert from 'node:assert/strict';
import { markdownCell } from '../../../src/core/platform/markdownCell';

describe('a cell of a table in Markdown', () => {
  for (const [text, cell] of [
    ['plain text', 'plain text'],
    [' two\r\nlines\t', 'two lines'],
    ['a|b', String.raw`a\|b`],
    ['[x](command:y) `z` *b* _i_ <b>', String.raw`\[x\](command:y) \`z\` \*b\* \_i\_ \<b\>`],
    ['\\|', String.raw`\\\|`],
  ] as const)
    it(JSON.stringify(text), () => assert.equal(markdownCell(text), cell));
});
