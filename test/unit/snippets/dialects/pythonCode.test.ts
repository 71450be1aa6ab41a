import assert from 'node:assert/strict';
import { toPlain } from '../../../../src/core/snippets/codeWriter';
import {
  environmentModules,
  headersArgument,
  importLines,
  notation,
  queryDictionary,
  runMain,
} from '../../../../src/core/snippets/dialects/pythonCode';
import { write } from '../../../../src/core/snippets/writeValue';
import { request } from '../../operations/fixture';

const literal = { kind: 'literal', value: 'a"b\\c' } as const;
const reference = { kind: 'reference', variable: 'MY_TOKEN' } as const;

describe('Python code', () => {
  it('imports modules in order', () => assert.deepEqual(importLines(['os', 'json']), ['import json', 'import os']));

  const modules: [string, 'literal' | 'reference', readonly string[]][] = [
    ['accountList', 'literal', []],
    ['accountList', 'reference', ['os']],
    ['accessTokenRequest', 'literal', ['os', 're']],
  ];
  for (const [id, kind, names] of modules)
    it(`needs ${names.join(' and ') || 'no module'} for ${id} with a ${kind} token`, () =>
      assert.deepEqual(environmentModules(request(id), kind === 'literal' ? literal : reference), names));

  it('has headers with the token', () => {
    const headers = (token: typeof literal | typeof reference) =>
      toPlain(headersArgument(request('accountList'), token), '  ');
    assert.match(
      headers(literal),
      /^headers=\{\n {2}"Accept": "application\/json",\n {2}"Authorization": "Bearer a\\"b\\\\c",\n\},$/,
    );
    assert.match(headers(reference), /"Authorization": "Bearer " \+ os\.environ\["MY_TOKEN"\],/);
  });

  it('writes values in its own words', () => {
    const value = { kind: 'given', value: [null, true, false, 1e21, { a: 'b\n' }] } as const;
    assert.equal(toPlain(write(value, notation), '  '), '[None, True, False, 1e+21, {\n  "a": "b\\n",\n}]');
    assert.match(
      toPlain(notation.variable({ kind: 'variable', variable: 'X', numeric: true }), '  '),
      /^\(\n {2}int\(os\.environ\["X"\]\)\n {2}if re\.fullmatch\(.*\)\n {2}else os\.environ\["X"\]\n\)$/,
    );
  });

  it('has a query that it encodes when it runs', () =>
    assert.equal(
      toPlain(queryDictionary(request('contractSuggest', { values: { l: 1 } })), ''),
      '{"t": "MES", "l": "1"}',
    ));

  it('runs the function, and waits for it in a notebook', () =>
    assert.deepEqual(
      [runMain({ inNotebook: false }), runMain({ inNotebook: true })],
      ['asyncio.run(main())', 'await main()'],
    ));
});
