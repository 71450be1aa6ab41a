import assert from 'node:assert/strict';
import { LineInput } from '../../../src/core/run/lineInput';

const cases: readonly (readonly [title: string, keys: readonly string[], sent: readonly string[]])[] = [
  ['a line', ['a', 'b', '\r'], ['ab\n']],
  ['pasted lines', ['one\r\ntwo\rrest'], ['one\n', 'two\n']],
  ['a correction', ['ab\x7f\x7f\x7fc\r'], ['c\n']],
  ['a correction of one character that is two units', ['a😀\x7f\r'], ['a\n']],
  ['cursor keys and others', ['a\x1b[A\x1b[1;5C\x1bOPb\x1b\r'], ['ab\n']],
  ['Ctrl+C', ['lost\x03', 'x\r'], ['interrupt', 'x\n']],
  ['Ctrl+D at the start of a line', ['\x04'], ['end']],
  ['Ctrl+D within a line', ['a\x04\r'], ['a\n']],
  ['other control keys', ['a\x01\x07b\t\r'], ['ab\t\n']],
];

describe('typing to a program', () => {
  for (const [title, keys, expected] of cases)
    it(title, () => {
      const sent: string[] = [];
      const input = new LineInput({
        echo: () => undefined,
        send: (line) => sent.push(line),
        endInput: () => sent.push('end'),
        interrupt: () => sent.push('interrupt'),
      });
      for (const key of keys) input.type(key);
      assert.deepEqual(sent, expected);
    });

  it('shows what is typed', () => {
    let shown = '';
    const nothing = () => undefined;
    const input = new LineInput({
      echo: (text) => (shown += text),
      send: nothing,
      endInput: nothing,
      interrupt: nothing,
    });
    input.type('ab\x7f\r');
    assert.equal(shown, 'ab\b \b\r\n');
  });
});
