import * as vscode from 'vscode';
import { cleanQuotation, UserFacingError } from '../../core/platform/errors';
import { askPick, BACK, type Pick } from './quickInput';
import { plain } from './text';
import { t } from '../../core/platform/text';

/** Where credentials were found. `name` is foreign text. */
export type ImportSource =
  | { readonly kind: 'clipboard'; readonly name: string; readonly text: string }
  | { readonly kind: 'editor' | 'file'; readonly name: string; readonly text: string; readonly uri: vscode.Uri };

/** Bytes. Larger ones hold no credentials, and reading them would freeze the window. */
const LARGEST_FILE = 1_048_576;
/** Editors that show what is no file of the user's. */
const NO_SOURCE = new Set(['output', 'vscode-settings', 'walkThrough']);

/** Asks where to import from and reads that. Rejects with a `Failure`, `canceled` where the person went away. */
export async function askSource(title: string): Promise<ImportSource> {
  for (;;) {
    // Taken first: with a list open there may be no active editor.
    const document = vscode.window.activeTextEditor?.document;
    const open = document && !NO_SOURCE.has(document.uri.scheme) ? document : undefined;
    const items: Pick<ImportSource['kind']>[] = [
      { label: '$(clippy) Clipboard', description: 'what you copied last', value: 'clipboard' },
      ...(open
        ? [{ label: '$(file-code) Open Editor', description: plain(nameOf(open.uri)), value: 'editor' as const }]
        : []),
      { label: '$(folder-opened) File…', description: 'JSON, JavaScript or .env', value: 'file' },
    ];
    const kind = await askPick({ title, placeholder: 'Where your credentials are', items });
    if (kind === 'clipboard') return { kind, name: 'the clipboard', text: await vscode.env.clipboard.readText() };
    if (kind === 'editor' && open) return { kind, name: nameOf(open.uri), text: open.getText(), uri: open.uri };
    const file = kind === BACK ? undefined : await askFile(title);
    if (file) return file;
  }
}

/** `undefined`: the person chose none and is asked for the source again. */
async function askFile(title: string): Promise<ImportSource | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Import', canSelectMany: false })) ?? [];
  return uri ? { kind: 'file', name: nameOf(uri), text: await readFile(uri), uri } : undefined;
}

async function readFile(uri: vscode.Uri): Promise<string> {
  const name = cleanQuotation(nameOf(uri));
  let content: Uint8Array;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST_FILE) throw tooLarge(name);
    content = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof UserFacingError) throw error;
    throw new UserFacingError(
      'storage',
      t('The file {0} could not be read. Check that it still exists and that you may open it, then try again.', name),
      { remedies: ['try-again'] },
    );
  }
  try {
    return await vscode.workspace.decode(content, { encoding: 'utf8' });
  } catch {
    throw new UserFacingError(
      'protocol',
      t('The file {0} is not a text file. Choose a JSON, JavaScript or .env file.', name),
      {
        remedies: ['try-again'],
      },
    );
  }
}

function tooLarge(name: string): UserFacingError {
  return new UserFacingError(
    'protocol',
    t(
      'The file {0} is larger than 1 MB and was not read. Copy just the credentials and import them from the clipboard.',
      name,
    ),
    { remedies: ['try-again'] },
  );
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').pop() ?? '';
}
