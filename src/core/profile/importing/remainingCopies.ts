import { t, type Text } from '../../platform/text';

/** A document or file that credentials were imported from. */
export interface CredentialSource {
  readonly kind: 'editor' | 'file';
  /** It was never saved. */
  readonly untitled: boolean;
  /** It is inside a Git working folder. */
  readonly inGit: boolean;
}

const remaining = {
  undo: t('Even after you remove them, undo restores them until you close the editor.'),
  undoAndHistory: t(
    "Even after you remove them, undo restores them until you close the editor, and VS Code's Local History may keep saved versions. Delete those with 'Local History: Delete All'.",
  ),
  history: t("VS Code's Local History may keep versions of this file. Delete those with 'Local History: Delete All'."),
  git: t("It's in a Git working folder. Make sure that it's never committed."),
} as const;

/**
 * Where credentials remain that the extension can't remove. Said before the user removes them from the source: a text editor
 * keeps what was edited away.
 */
export function remainingCopies({ kind, untitled, inGit }: CredentialSource): readonly Text[] {
  const inEditor = untitled ? remaining.undo : remaining.undoAndHistory;
  return [...(inGit ? [remaining.git] : []), kind === 'editor' ? inEditor : remaining.history];
}
