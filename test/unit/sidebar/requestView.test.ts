import assert from 'node:assert/strict';
import { setFavorite } from '../../../src/core/operations/recentOperations';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { readOnlyError } from '../../../src/core/requests/send/liveGuard';
import { toOperationRow } from '../../../src/core/sidebar/operationRow';
import { RequestEditor } from '../../../src/core/sidebar/requestEditor';
import { toRequestView } from '../../../src/core/sidebar/requestView';
import { SnippetSettings } from '../../../src/core/sidebar/snippetSettings';
import { FakeMemory } from '../fakes';
import { catalog, now, operation } from '../operations/fixture';
import { writeRequest } from '../../../src/core/snippets/writeRequest';

async function viewOf(id: string, environmentId: string, isReadOnly = false) {
  const memory = new FakeMemory();
  await setFavorite(memory, 'placeOrder', true);
  const settings = { snippetToken: 'literal', snippetVariable: 'TOKEN' } as const;
  const snippet = new SnippetSettings(
    { memory, settings, writeRequest, editorDialect: () => undefined },
    () => undefined,
  );
  const baseUrl = `https://${environmentId}.tradovateapi.com/v1`;
  const target = () => ({ baseUrl, environmentId, environment: environmentId });
  const suggestions = new ValueSuggestions();
  suggestions.learn(operation('accountList'), [{ id: 12, name: 'DEMO12' }]);
  const editor = new RequestEditor(operation(id), catalog, now);
  return toRequestView(editor, snippet, false, {
    ...{ memory, suggestions, target },
    liveReadOnly: () => isReadOnly,
    urlOf: () => baseUrl,
  });
}

describe('the view of the active request', () => {
  it('marks a favorite, suggests values and says what is missing', async () => {
    const { favorite, fields, blocked, operation: row } = await viewOf('accountItem', 'demo');
    assert.deepEqual(
      [favorite, blocked?.[0]?.args, fields[0]?.suggestions],
      [false, ['id'], [{ value: '12', label: 'DEMO12' }]],
    );
    assert.deepEqual(row, toOperationRow(operation('accountItem')));
    assert.equal((await viewOf('placeOrder', 'demo')).favorite, true);
  });

  it('needs confirmation only for a change on LIVE', async () => {
    const needed = async (id: string, environment: string) => (await viewOf(id, environment)).needsConfirmation;
    assert.deepEqual(
      [await needed('placeOrder', 'live'), await needed('placeOrder', 'demo'), await needed('accountList', 'live')],
      [true, false, false],
    );
  });

  it('says first that LIVE is read-only', async () => {
    const error = readOnlyError(operation('placeOrder'), true, true);
    assert.deepEqual((await viewOf('placeOrder', 'live', true)).blocked, error?.sentences);
  });
});
