import assert from 'node:assert/strict';
import { credentialVariables } from '../../../src/core/operations/sampleValues';
import { RequestEditor } from '../../../src/core/sidebar/requestEditor';
import type { SnippetOptions } from '../../../src/core/sidebar/snippetPreview';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { baseUrl, catalog, now, operation } from '../operations/fixture';
import { writeRequest } from '../../../src/core/snippets/writeRequest';

function options(dialect = 'curl', part: Partial<SnippetOptions> = {}): SnippetOptions {
  const found = dialectById(dialect);
  assert.ok(found);
  return {
    dialect: found,
    token: 'literal',
    variable: 'TRADOVATE_ACCESS_TOKEN',
    urlOf: () => baseUrl,
    writeRequest,
    ...part,
  };
}

const editor = (id: string) => new RequestEditor(operation(id), catalog, now);
const viewOf = (request: RequestEditor, snippet = options()) => request.view(snippet, () => []);

describe('the request editor', () => {
  it('has an input only if the request can be sent', () => {
    const request = editor('accountItem');
    assert.deepEqual([request.input, request.blocked?.args], [undefined, ['id']]);
    request.edit('id', '17');
    assert.deepEqual(request.input, { operation: operation('accountItem'), values: { id: 17 } });
  });

  it('writes the body as JSON', () => {
    const request = editor('placeOrder');
    request.setMode('json');
    request.editJson('{"symbol":');
    const { mode, json, fields } = viewOf(request);
    assert.deepEqual([mode, json?.text, json?.problem === undefined, fields], ['json', '{"symbol":', false, []]);
    request.editJson('{"more":1}');
    assert.deepEqual(request.snippetInput.body, { more: 1, isAutomated: true });
  });

  it('is written for a WebSocket where nothing else carries it, and is not sent', () => {
    const request = editor('getChart');
    const { snippet, dialect, dialects, facts } = viewOf(request);
    assert.match(snippet, /new WebSocket/);
    assert.deepEqual([dialect, dialects.length, request.input], ['websocket', 1, undefined]);
    assert.ok(facts.length > 0 && request.blocked !== undefined);
  });

  it('has no credentials in the form of the sign-in, which the session sends', () => {
    const request = editor('accessTokenRequest');
    const { fields, hasBody } = viewOf(request);
    assert.deepEqual([request.blocked, hasBody], [undefined, false]);
    assert.ok(!fields.some(({ name }) => name in credentialVariables));
  });
});
