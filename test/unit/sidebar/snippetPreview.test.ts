import assert from 'node:assert/strict';
import { snippetPreview, type SnippetOptions } from '../../../src/core/sidebar/snippetPreview';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { baseUrl, catalog, everything, now, operation } from '../operations/fixture';
import { writeRequest } from '../../../src/core/snippets/writeRequest';

describe('the preview of a snippet', () => {
  const curl = dialectById('curl');
  assert.ok(curl);
  const options: SnippetOptions = {
    dialect: curl,
    token: 'literal',
    variable: 'TRADOVATE_ACCESS_TOKEN',
    urlOf: () => baseUrl,
    writeRequest,
  };
  const accountList = { operation: operation('accountList'), values: {} };

  it('masks the token', () => {
    const { snippet, snippetProblem } = snippetPreview(accountList, catalog.schemas, now, options);
    assert.match(snippet, /Bearer \*{8}/);
    assert.equal(snippetProblem, undefined);
  });

  it('names the variable of a reference', () => {
    const { snippet } = snippetPreview(accountList, catalog.schemas, now, { ...options, token: 'reference' });
    assert.match(snippet, /Authorization: Bearer .*\$\{?TRADOVATE_ACCESS_TOKEN/);
  });

  it('names the variable of market data where only its token is accepted', () => {
    const websocket = dialectById('websocket');
    assert.ok(websocket);
    const getChart = { operation: operation('getChart'), values: {} };
    const asReference = { ...options, dialect: websocket, token: 'reference' } as const;
    const { snippet } = snippetPreview(getChart, catalog.schemas, now, asReference);
    assert.match(snippet, /process\.env\.TRADOVATE_MD_ACCESS_TOKEN/);
  });

  it('says why there is none', () => {
    const getChart = everything.operations.find(({ path }) => path === '/md/getChart');
    assert.ok(getChart);
    const socketOnly = snippetPreview({ operation: getChart, values: {} }, everything.schemas, now, options);
    assert.deepEqual([socketOnly.snippet, socketOnly.snippetProblem?.[0]?.args[0]], ['', '/md/getChart']);
    const badUrl = snippetPreview(accountList, catalog.schemas, now, { ...options, urlOf: () => 'no URL' });
    assert.deepEqual([badUrl.snippet, badUrl.snippetProblem?.length], ['', 1]);
  });
});
