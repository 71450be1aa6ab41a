import assert from 'node:assert/strict';
import { SnippetSettings } from '../../../src/core/sidebar/snippetSettings';
import { allDialects, factsById } from '../../../src/core/snippets/availableDialects';
import { FakeMemory } from '../fakes';
import { writeRequest } from '../../../src/core/snippets/writeRequest';

function create(memory = new FakeMemory(), editor?: string) {
  const changes = { count: 0 };
  const settings = { snippetToken: 'literal', snippetVariable: 'TOKEN' } as const;
  const editorDialect = () => (editor === undefined ? undefined : factsById(editor));
  const snippet = new SnippetSettings({ memory, settings, editorDialect, writeRequest }, () => changes.count++);
  return { snippet, changes, memory };
}

describe("the sidebar's snippet settings", () => {
  it('prefer the dialect chosen here, then the editor, then the one chosen last', async () => {
    const { snippet, memory, changes } = create(new FakeMemory(), 'fetch');
    assert.equal(snippet.dialect.id, 'fetch');
    await snippet.setDialect('python');
    await snippet.setDialect('cobol');
    assert.deepEqual([snippet.dialect.id, changes.count], ['python', 1]);
    assert.equal(create(memory).snippet.dialect.id, 'python');
    assert.equal(create(memory, 'curl').snippet.dialect.id, 'curl');
    assert.equal(create().snippet.dialect, allDialects[0]);
  });

  it('ignore a stored value that is no dialect', () => {
    const memory = new FakeMemory();
    memory.entries.set('dialectFor.sidebar', 7);
    assert.equal(create(memory).snippet.dialect, allDialects[0]);
  });

  it('use the token of the settings until another is chosen', () => {
    const { snippet } = create();
    assert.equal(snippet.options(() => 'https://x').token, 'literal');
    snippet.setToken('reference');
    assert.deepEqual(
      [snippet.options(() => 'https://x').token, snippet.options(() => 'https://x').variable],
      ['reference', 'TOKEN'],
    );
  });
});
