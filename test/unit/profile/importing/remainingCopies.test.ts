import assert from 'node:assert/strict';
import { remainingCopies } from '../../../../src/core/profile/importing/remainingCopies';

describe('finding low: Remove from Editor leaves credentials in Local History and undo', () => {
  const editor = remainingCopies({ kind: 'editor', untitled: false, inGit: false });
  const untitled = remainingCopies({ kind: 'editor', untitled: true, inGit: false });
  const file = remainingCopies({ kind: 'file', untitled: false, inGit: false });

  it('is said before it is removed, for each kind of source', () => {
    assert.deepEqual([editor.length, untitled.length, file.length], [1, 1, 1]);
    assert.equal(new Set([...editor, ...untitled, ...file]).size, 3);
  });

  it('is said in addition to a Git working folder', () => {
    const inGit = remainingCopies({ kind: 'editor', untitled: false, inGit: true });
    assert.equal(inGit.length, 2);
    assert.ok(inGit.includes(editor[0] ?? assert.fail()));
  });
});
