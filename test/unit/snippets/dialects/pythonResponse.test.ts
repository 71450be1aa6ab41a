import assert from 'node:assert/strict';
import { lines } from '../../../../src/core/snippets/codeBuilder';
import { toPlain } from '../../../../src/core/snippets/codeWriter';
import {
  checkedRequest,
  exceptNoResponse,
  requestOnlyStatements,
} from '../../../../src/core/snippets/dialects/pythonResponse';
import { REFUSAL_FIELDS } from '../../../../src/core/snippets/refusalFields';
import { request } from '../../operations/fixture';

describe('the check of a response in Python', () => {
  const checked = checkedRequest({ status: 'S', body: 'B', text: 'T', notJson: 'N', sleep: 'WAIT' });
  const program = (id: string) => toPlain(lines(...checked(request(id), ['SEND'])), '  ');

  it('checks the result, and prints no token', () => {
    const plain = program('accountList');
    assert.match(plain, /^SEND\n/);
    assert.match(plain, /result = json\.loads\(B\)/);
    for (const name of REFUSAL_FIELDS) assert.ok(plain.includes(`"${name}"`), name);
    assert.match(plain, /\nprint\(json\.dumps\(result, indent=2\)\)$/);
    const tokens = program('renewAccessToken');
    assert.match(tokens, /or not fields\.get\("accessToken"\):/);
    assert.match(tokens, /\nprint\("expirationTime:", result\.get\("expirationTime"\)\)$/);
  });

  it('sends a body again after a penalty', () => {
    assert.ok(!program('accountList').includes('WAIT'));
    assert.match(program('cancelOrder'), /^body = \{\n.*\n\}\nwhile True:\n {2}SEND\n.*WAIT\n/s);
  });

  it('has no check in a request only', () =>
    assert.deepEqual(
      requestOnlyStatements(request('accountList'), ['SEND'], 'S', 'T').map((each) => toPlain(each, '')),
      ['SEND', 'print(S, T)'],
    ));

  it('says of a request that modifies data that it may have been executed', () => {
    const after = (id: string) => toPlain(exceptNoResponse(request(id), 'OSError'), '');
    assert.match(after('cancelOrder'), /^except OSError as error:\n.*executed/);
    assert.doesNotMatch(after('accountList'), /executed/);
  });
});
