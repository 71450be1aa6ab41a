import * as vscode from 'vscode';
import type { Disposable } from '../../core/platform/ports';
import type { Presentation } from '../../core/platform/presentation/presentation';
import { MASK } from '../../core/platform/redactor';
import type { KnownSecrets } from '../../core/scanning/knownSecrets';
import { secretRanges } from '../secrets/secretRanges';

/** Of a longer text only the lines around the visible ones are searched. Characters, and lines before and after. */
const [MAX_WHOLE_LENGTH, AROUND] = [200 * 1024, 500];

/** In all visible editors: the user's own tokens and credentials are covered as long as secrets are hidden on the screen. */
export class SecretCover implements Disposable {
  readonly #cover = vscode.window.createTextEditorDecorationType({
    opacity: '0',
    backgroundColor: new vscode.ThemeColor('editor.selectionHighlightBackground'),
    before: { contentText: MASK, color: new vscode.ThemeColor('descriptionForeground') },
    // What is typed at an end is part of the secret, until the text is searched again.
    rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
  });
  readonly #listeners: readonly Disposable[];

  constructor(
    private readonly knownSecrets: KnownSecrets,
    private readonly presentation: Pick<Presentation, 'isOn' | 'onDidChange'>,
    editors = (): readonly vscode.TextEditor[] => vscode.window.visibleTextEditors,
  ) {
    const drawAll = () => {
      for (const editor of editors()) this.#draw(editor);
    };
    const drawOf = (document: vscode.TextDocument) => {
      for (const editor of editors()) if (editor.document === document) this.#draw(editor);
    };
    const ifOn = (draw: () => void) => {
      if (presentation.isOn) draw();
    };
    this.#listeners = [
      presentation.onDidChange(drawAll),
      knownSecrets.onDidChange(() => ifOn(drawAll)),
      vscode.window.onDidChangeVisibleTextEditors(() => ifOn(drawAll)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => ifOn(() => drawOf(document))),
      vscode.workspace.onDidChangeTextDocument(({ document }) => ifOn(() => drawOf(document))),
    ];
    drawAll();
  }

  dispose(): void {
    for (const one of this.#listeners) one.dispose();
    this.#cover.dispose();
  }

  #draw(editor: vscode.TextEditor): void {
    editor.setDecorations(this.#cover, this.presentation.isOn ? this.#rangesIn(editor) : []);
  }

  #rangesIn({ document, visibleRanges }: vscode.TextEditor): vscode.Range[] {
    const end = document.lineAt(document.lineCount - 1).range.end;
    const isSmall = document.offsetAt(end) <= MAX_WHOLE_LENGTH;
    const shown = isSmall ? [new vscode.Range(new vscode.Position(0, 0), end)] : visibleRanges;
    return shown.flatMap((part) => secretRanges(this.knownSecrets, document, part, AROUND).map(({ range }) => range));
  }
}
