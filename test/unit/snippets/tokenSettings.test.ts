import assert from 'node:assert/strict';
import { snippetTokenIn, snippetVariableIn, type SettingValues } from '../../../src/core/snippets/tokenSettings';

const values = (globalValue?: unknown, workspaceValue?: unknown, workspaceFolderValue?: unknown): SettingValues => ({
  globalValue,
  workspaceValue,
  workspaceFolderValue,
});

describe('finding medium 9: a workspace can turn reference into literal', () => {
  const table: [user: unknown, workspace: unknown, folder: unknown, expected: 'literal' | 'reference'][] = [
    [undefined, undefined, undefined, 'literal'],
    ['reference', 'literal', undefined, 'reference'],
    ['reference', undefined, 'literal', 'reference'],
    ['reference', 'literal', 'literal', 'reference'],
    ['literal', 'reference', undefined, 'reference'],
    ['literal', undefined, 'reference', 'reference'],
    [undefined, 'reference', 'literal', 'reference'],
    ['Reference', { reference: true }, ['reference'], 'literal'],
  ];
  for (const [user, workspace, folder, expected] of table)
    it(`${JSON.stringify([user, workspace, folder])} → ${expected}`, () =>
      assert.equal(snippetTokenIn(values(user, workspace, folder)), expected));
});

describe("finding medium 9: a workspace's variable name counts only where the user has set none", () => {
  const table: [user: unknown, workspace: unknown, folder: unknown, expected: string][] = [
    [undefined, undefined, undefined, 'TRADOVATE_ACCESS_TOKEN'],
    ['MINE', 'THEIRS', undefined, 'MINE'],
    ['MINE', undefined, 'THEIRS', 'MINE'],
    ['TRADOVATE_ACCESS_TOKEN', 'THEIRS', 'THEIRS', 'TRADOVATE_ACCESS_TOKEN'],
    [undefined, 'THEIRS', undefined, 'THEIRS'],
    [undefined, 'THEIRS', 'FOLDER', 'FOLDER'],
    ['', 5, 'FOLDER', 'FOLDER'],
    [null, '', [], 'TRADOVATE_ACCESS_TOKEN'],
  ];
  for (const [user, workspace, folder, expected] of table)
    it(`${JSON.stringify([user, workspace, folder])} → ${expected}`, () =>
      assert.equal(snippetVariableIn(values(user, workspace, folder)), expected));
});
