import * as vscode from 'vscode';
import { cleanQuotation, UserFacingError } from '../../core/platform/errors';
import { t, type Text } from '../../core/platform/text';
import { localize } from '../localize';
import { profileTexts } from './profileTexts';
import { askPick, BACK, type Pick } from './quickInput';

/** Where credentials were found. `name` is foreign text. */
export type ImportSource = { readonly kind: 'clipboard'; readonly text: string } | FileSource;

export interface FileSource {
  readonly kind: 'editor' | 'file';
  readonly name: string;
  readonly text: string;
  readonly uri: vscode.Uri;
}

/** Larger files hold no credentials, and reading them would freeze the window. */
const MAX_FILE_BYTES = 1_048_576;
/** Schemes of editors that show no file of the user's. */
const NO_SOURCE = new Set(['output', 'vscode-settings', 'walkThrough']);

/** Asks where to import from and reads that. Rejects with a `UserFacingError`, `canceled` if the user cancels. */
export async function askSource(title: Text): Promise<ImportSource> {
  for (;;) {
    // Read first: with a list open there may be no active editor.
    const document = vscode.window.activeTextEditor?.document;
    const open = document && !NO_SOURCE.has(document.uri.scheme) ? document : undefined;
    const items: Pick<ImportSource['kind']>[] = [
      {
        icon: 'clippy',
        label: profileTexts.fromClipboard,
        description: t('what you copied last'),
        value: 'clipboard',
      },
      ...(open
        ? [
            {
              icon: 'file-code',
              label: profileTexts.fromEditor,
              description: nameOf(open.uri),
              value: 'editor' as const,
            },
          ]
        : []),
      {
        icon: 'folder-opened',
        label: profileTexts.fromFile,
        description: t('JSON, JavaScript or .env'),
        value: 'file',
      },
    ];
    const kind = await askPick({ title, placeholder: profileTexts.chooseSource, items });
    if (kind === 'clipboard') return { kind, text: await vscode.env.clipboard.readText() };
    if (kind === 'editor' && open) return { kind, name: nameOf(open.uri), text: open.getText(), uri: open.uri };
    const file = kind === BACK ? undefined : await askFile(title);
    if (file) return file;
  }
}

/** `undefined`: the user chose none and is asked for the source again. */
async function askFile(title: Text): Promise<ImportSource | undefined> {
  const options = { title: localize(title), openLabel: localize(t('Import')), canSelectMany: false };
  const [uri] = (await vscode.window.showOpenDialog(options)) ?? [];
  return uri && (await fileSource(uri));
}

/** Reads a file. Rejects with a `UserFacingError`. */
export async function fileSource(uri: vscode.Uri): Promise<FileSource> {
  return { kind: 'file', name: nameOf(uri), text: await readFile(uri), uri };
}

async function readFile(uri: vscode.Uri): Promise<string> {
  const name = cleanQuotation(nameOf(uri));
  let content: Uint8Array;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_FILE_BYTES) {
      const text = t(
        "'{0}' is larger than 1 MB and was not read. Copy just the credentials and import them from the clipboard.",
        name,
      );
      throw fileError('unsupported', text);
    }
    content = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof UserFacingError) throw error;
    const text = t("Couldn't read '{0}'. Check that it still exists and that you have access to it.", name);
    throw fileError('storage', text);
  }
  try {
    return await vscode.workspace.decode(content, { encoding: 'utf8' });
  } catch {
    throw fileError('unsupported', t("'{0}' isn't a text file. Select a JSON, JavaScript or .env file.", name));
  }
}

function fileError(kind: 'storage' | 'unsupported', text: Text): UserFacingError {
  return new UserFacingError(kind, text, { remedies: ['try-again'] });
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').pop() ?? '';
}
