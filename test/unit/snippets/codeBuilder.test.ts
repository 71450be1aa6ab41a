import assert from 'node:assert/strict';
import {
  block,
  CachedCode,
  code,
  countTabStops,
  indented,
  joined,
  lineContinuation,
  lines,
  nested,
  type CodeNode,
} from '../../../src/core/snippets/codeBuilder';
import { toPlain } from '../../../src/core/snippets/codeWriter';

const tabStop = { index: 1, text: 's' };

describe('code, put together', () => {
  const table: [string, CodeNode, string, number][] = [
    ['a template', code`a${tabStop}b${['c', tabStop]}`, 'asbcs', 2],
    ['a list', joined(['a', tabStop, 'b'], ', '), 'a, s, b', 1],
    ['an empty list', joined([], ', '), '', 0],
    ['lines', lines('a', '', tabStop), 'a\n\ns', 1],
    ['a nested line', nested('a', ['b', nested('c', ['d'])]), 'a\n b\n c\n  d', 0],
    ['a block', block('{', [tabStop], '}'), '{\n s\n}', 1],
    ['indented lines', indented(lines('a', 'b')), 'a\n b', 0],
    ['a continued command', joined(['a', 'b'], lineContinuation), 'a \\\n b', 0],
    ['cached code', new CachedCode('a'), 'a', 0],
  ];
  for (const [name, node, text, count] of table)
    it(name, () => {
      assert.equal(toPlain(node, ' '), text);
      assert.equal(countTabStops(node), count);
    });
});
