import assert from 'node:assert/strict';
import type { ObjectValue } from '../../../../src/core/operations/exampleValue';
import { credentialsThroughAwk } from '../../../../src/core/snippets/dialects/awk';
import { toPlain } from '../../../../src/core/snippets/codeWriter';
import type { Notation } from '../../../../src/core/snippets/writeValue';

const notation: Notation = {
  string: (text) => `<${text}>`,
  literal: String,
  entry: (name, value) => [name, value],
  variable: ({ variable, numeric }) => `${numeric ? 'number' : 'text'}("${variable}")`,
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailingSeparator: false,
};
const entries: ObjectValue['entries'] = [
  ['name', { kind: 'variable', variable: 'MY_NAME', numeric: false }],
  ['cid', { kind: 'variable', variable: 'MY_CID', numeric: true }],
  ['other', { kind: 'given', value: true }],
];

/** What it prints, and how it escapes, is run in test/run/hostile.test.ts. */
describe('a body made by awk', () => {
  const text = toPlain(credentialsThroughAwk(entries, notation, 'the call'), '  ');

  it('requires every variable before anything is sent', () => {
    const [, assignments = ''] = /export ([\s\S]*?) &&/.exec(text) ?? [];
    assert.deepEqual(assignments.split(/[\s\\]+/), ['MY_NAME="${MY_NAME:?}"', 'MY_CID="${MY_CID:?}"']);
  });

  it('prints each field in order, and a number as a number', () => {
    assert.deepEqual(text.match(/print .*/g), [
      'print "{\\"name\\":" text("MY_NAME")',
      'print ",\\"cid\\":" number("MY_CID")',
      'print ",\\"other\\":" "true"',
      'print "}"',
    ]);
  });

  it('is piped into the call', () => assert.match(text, /' \| the call$/));

  it('is one string for the shell', () => assert.equal(text.split("'").length, 3));
});
