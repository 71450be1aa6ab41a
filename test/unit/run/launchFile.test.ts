import assert from 'node:assert/strict';
import { addVariables, misspelledAt, variableAt, withoutReferences } from '../../../src/core/run/launchFile';

const formatting = { tabSize: 2, insertSpaces: true, eol: '\n' };
const variables = { A: 'tradovate:accessToken', B: 'tradovate:apiUrl' };

/** `|` is the cursor. */
function cursor(marked: string): [text: string, offset: number] {
  return [marked.replace('|', ''), marked.indexOf('|')];
}

function added(marked: string): string | undefined {
  const [text, offset] = cursor(marked);
  const path = withoutReferences(text, offset);
  if (!path) return undefined;
  return addVariables(text, path, variables, formatting)
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((now, { offset: at, length, content }) => now.slice(0, at) + content + now.slice(at + length), text);
}

describe('a launch.json', () => {
  const places: readonly (readonly [kind: string | undefined, marked: string])[] = [
    ['value', '{"configurations": [{"env": {"A": "|"}}]}'],
    ['value', '{"configurations": [{"env": {"A": "tradovate:acc|essToken"}}]}'],
    ['value', '{"configurations": [{"env": {"A": |}}]}'],
    ['name', '{"configurations": [{"env": {|}}]}'],
    ['name', '{"configurations": [{"env": {"TR|"}}]}'],
    ['name', '{"launch": {"configurations": [{}, {"env": {"|": "x"}}]}}'],
    ['value', '{"tasks": [{"type": "tradovate", "env": {"A": "|"}}]}'],
    ['value', '{"configurations": [{"environment": [{"name": "A", "value": "|"}]}]}'],
    [undefined, '{"configurations": [{"args": ["|"]}]}'],
    [undefined, '{"configurations": [{"name": "|"}]}'],
    [undefined, '{"env": {"A": "|"}}'],
    [undefined, '{"configurations": [{"x": {"env": {"A": "|"}}}]}'],
    [undefined, '|'],
    [undefined, '{"configurations": [{"env": {"A": "x"}}]}|'],
  ];
  for (const [kind, marked] of places)
    it(`has ${kind ?? 'nothing'} at ${marked}`, () => assert.equal(variableAt(...cursor(marked))?.kind, kind));

  it('says what is at the cursor, quotes included', () => {
    const [text, offset] = cursor('{"configurations": [{"env": {"A": "tradovate:a|", "B": "b"}}]}');
    const found = variableAt(text, offset);
    assert.equal(found?.text, 'tradovate:a');
    assert.equal(text.slice(found.start, found.end), '"tradovate:a"');
    assert.deepEqual(found.existing, ['A', 'B']);
  });

  for (const [expected, marked] of [
    [true, '{"configurations": [{"env": {"A": "tradovate:|typo"}}]}'],
    [false, '{"configurations": [{"env": {"A": "tradovate:|accessToken"}}]}'],
    [false, '{"configurations": [{"env": {"tradovate:|x": "y"}}]}'],
  ] as const)
    it(`${expected ? 'has' : 'has not'} a misspelled reference: ${marked}`, () =>
      assert.equal(misspelledAt(...cursor(marked)) !== undefined, expected));

  it('receives the variables, and keeps comments, order and a trailing comma', () => {
    assert.equal(
      added(
        '{\n  // mine\n  "configurations": [\n    {\n      "type": "node", // why\n      "name": "B|ot",\n    },\n  ]\n}\n',
      ),
      '{\n  // mine\n  "configurations": [\n    {\n      "type": "node", // why\n      "name": "Bot",\n      "env": {\n        "A": "tradovate:accessToken",\n        "B": "tradovate:apiUrl"\n      },\n    },\n  ]\n}\n',
    );
  });

  it('keeps the variables that are there', () => {
    const text =
      '{\n  "configurations": [\n    {\n      "type": "node",|\n      "env": {\n        "X": "x" // mine\n      }\n    }\n  ]\n}';
    const now = added(text) ?? '';
    assert.match(now, /"X": "x",? \/\/ mine/);
    assert.match(now, /"A": "tradovate:accessToken",\s+"B": "tradovate:apiUrl"/);
  });

  it('receives a list where the configuration has one', () => {
    const now = added('{"configurations": [{"type": "cppdbg", |"environment": [{"name": "X", "value": "x"}]}]}') ?? '';
    const { configurations } = JSON.parse(now) as { configurations: readonly { environment: unknown }[] };
    assert.deepEqual(configurations[0]?.environment, [
      { name: 'X', value: 'x' },
      { name: 'A', value: 'tradovate:accessToken' },
      { name: 'B', value: 'tradovate:apiUrl' },
    ]);
  });

  for (const marked of [
    '{"configurations": [{"type": "node", "env": {"A": "tradovate:apiUrl"}|}]}',
    '{"configurations": [{|}]}',
    '{"configurations": [|]}',
    '{"tasks": [{"type": "shell", "label": "|"}]}',
    '{"version": "|"}',
  ])
    it(`is left alone: ${marked}`, () => assert.equal(added(marked), undefined));
});
