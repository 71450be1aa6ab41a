import assert from 'node:assert/strict';
import { toPlain } from '../../../../src/core/snippets/codeWriter';
import {
  bearer,
  bodyExpression,
  calledAtOnce,
  credentialStatements,
  isTypeScript,
  keyOf,
  notation,
  parametersOf,
  printResult,
  searchParams,
} from '../../../../src/core/snippets/dialects/javascript';
import { lines } from '../../../../src/core/snippets/codeBuilder';
import { operation, request } from '../../operations/fixture';

describe('JavaScript', () => {
  const keys: [string, string][] = [
    ['name', 'name'],
    ['$a_1', '$a_1'],
    ['a-b', "'a-b'"],
    ['1a', "'1a'"],
    ["a'b", "'a\\'b'"],
    ['', "''"],
    ['__proto__', "['__proto__']"],
  ];
  for (const [name, key] of keys) it(`has the key ${key}`, () => assert.equal(keyOf(name), key));

  it('has the token as a literal or from the environment', () => {
    assert.equal(bearer({ kind: 'literal', value: "a'b" }), "'Bearer a\\'b'");
    assert.equal(bearer({ kind: 'reference', variable: 'X' }), '`Bearer ${process.env.X}`');
  });

  it('has an environment variable as text or, if it is digits, as a number', () => {
    const write = (numeric: boolean) => toPlain(notation.variable({ kind: 'variable', variable: 'X', numeric }), '  ');
    assert.equal(write(false), 'process.env.X');
    for (const [value, expected] of [
      ['8', 8],
      ['007', '007'],
      ['1234567890123456', '1234567890123456'],
      ['8\n', '8\n'],
    ] as const)
      // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
      assert.equal(new Function('process', `return ${write(true)}`)({ env: { X: value } }), expected);
  });

  it('calls a function with the name of the operation', () => {
    assert.equal(
      toPlain(calledAtOnce({ ...operation('accountList'), id: 'dry-run' }, ['a']), ' '),
      'void (async function dryRun() {\n a\n})();',
    );
  });

  it('passes the ticket of a penalty on, where there is a body', () => {
    assert.equal(parametersOf(request('accountList'), true), '()');
    assert.equal(parametersOf(request('cancelOrder'), false), '(ticket)');
    assert.equal(parametersOf(request('cancelOrder'), true), '(ticket?: object): Promise<void>');
    const cancel = request('cancelOrder', { values: { orderId: 7 }, example: 'none' });
    assert.ok(cancel.body);
    assert.equal(
      toPlain(bodyExpression(cancel, cancel.body, false), ''),
      'JSON.stringify({\norderId: 7,\n...ticket,\n})',
    );
    assert.equal(toPlain(bodyExpression(cancel, cancel.body, true), ''), 'JSON.stringify({\norderId: 7,\n})');
  });

  it('writes a form where the operation takes one', () => {
    const refresh = request('oAuthRefresh');
    assert.ok(refresh.body);
    assert.equal(
      toPlain(bodyExpression(refresh, refresh.body, false), ''),
      'new URLSearchParams({ ...credentials, ...ticket })',
    );
  });

  it('stops if a credential is missing', () => {
    assert.deepEqual(credentialStatements(request('placeOrder')), []);
    assert.match(toPlain(lines(...credentialStatements(request('accessTokenRequest'))), ''), /is not set/);
  });

  it('encodes a query when it runs', () =>
    assert.equal(
      toPlain(searchParams(request('contractSuggest', { values: { l: 1 } })), ''),
      "new URLSearchParams({ t: 'MES', l: '1' })",
    ));

  it('prints the result, but no token', () => {
    assert.equal(printResult(operation('accountList')), 'console.log(result);');
    assert.equal(printResult(operation('renewAccessToken')), "console.log('expirationTime:', result.expirationTime);");
  });

  for (const [language, expected] of [
    ['typescript', true],
    ['typescriptreact', true],
    ['javascript', false],
  ] as const)
    it(`${language} ${expected ? 'is' : 'is not'} TypeScript`, () => assert.equal(isTypeScript(language), expected));
});
