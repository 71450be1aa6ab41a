import * as vscode from 'vscode';
import type { Catalog, Operation } from '../../core/operations/catalog';
import type { Json } from '../../core/operations/exampleValue';
import { t, type Text } from '../../core/platform/text';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { isAvailable } from '../../core/snippets/availableDialects';
import { runsInShell } from '../../core/snippets/terminalCommand';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import { localize } from '../localize';
import { askDialect } from './dialectChoice';
import type { OpenPicker } from './openPicker';
import { rememberRequestOnly } from './requestOnly';
import { askOptional } from './optionalFields';
import { pickOperation, type NextStep } from './pickOperation';
import type { SnippetUi } from './snippetUi';

/** Everything that the user decides about a request. */
export interface RequestChoice {
  readonly operation: Operation;
  /** `undefined`: not chosen yet. */
  readonly dialect: DialectFacts | undefined;
  readonly token: TokenSource['kind'];
  readonly optional: readonly string[];
  /** Without the checks of the response. Default: false. */
  readonly requestOnly?: boolean;
  /** Values that are given already; the others become tab stops. */
  readonly values?: Readonly<Record<string, Json>>;
  readonly body?: Readonly<Record<string, Json>>;
  readonly to: 'editor' | 'clipboard' | 'terminal';
}

/** What applies unless the user changes it. */
export interface RequestDefaults {
  readonly dialect: DialectFacts | undefined;
  readonly token: TokenSource['kind'];
  readonly requestOnly: boolean;
  /** Language of the target, for which another dialect is remembered. */
  readonly language: string | undefined;
}

/** One list for all of it: the row is the operation, the title says how it is written, the buttons change that. */
export async function chooseRequest(
  ui: SnippetUi,
  catalog: Catalog,
  defaults: RequestDefaults,
  openPicker: OpenPicker,
): Promise<RequestChoice | undefined> {
  let { dialect, token, requestOnly } = defaults;
  let to: RequestChoice['to'] = 'editor';
  let optional: readonly string[] = [];
  const buttons = createButtons();
  const canBeLiteral = () => token === 'reference' && !ui.tokenUi.presentation.isOn;
  const toggle = () => (token = canBeLiteral() ? 'literal' : 'reference');
  const canRun = (operation: Operation) =>
    ui.terminals.available && dialect !== undefined && runsInShell(dialect.id) && isAvailable(dialect, { operation });

  const press = async (pressed: vscode.QuickInputButton, operation?: Operation): Promise<NextStep | undefined> => {
    switch (pressed) {
      case buttons.toggleToken:
        toggle();
        return undefined;
      case buttons.requestOnly:
        requestOnly = !requestOnly;
        await rememberRequestOnly(ui.memory, requestOnly);
        return undefined;
      case buttons.language:
        dialect = (await askDialect(ui.memory, defaults.language)) ?? dialect;
        return 'again';
      case buttons.optional: {
        const selected = operation && (await askOptional(operation));
        if (!selected) return undefined;
        optional = selected;
        return 'take';
      }
      default:
        to = pressed === buttons.terminal ? 'terminal' : 'clipboard';
        return 'take';
    }
  };
  try {
    const operation = await pickOperation(ui.memory, {
      catalog,
      audience: ui.settings.audience,
      title: () => pickerTitle(dialect, token, ui.settings.snippetVariable, requestOnly),
      buttons: [buttons.language, buttons.toggleToken, buttons.requestOnly, buttons.optional],
      rowButtons: (operation) => (canRun(operation) ? [buttons.copy, buttons.terminal] : [buttons.copy]),
      onButton: press,
      onOpen: (updateTitle) =>
        openPicker.set(() => {
          toggle();
          updateTitle();
        }),
    });
    return operation && { operation, dialect, token, optional, requestOnly, to };
  } finally {
    openPicker.set(undefined);
  }
}

function createButtons() {
  const button = (icon: string, tooltip: Text): vscode.QuickInputButton => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip: localize(tooltip),
  });
  return {
    language: button('code', t('Change Language…')),
    toggleToken: button('key', t('Toggle Token / Environment Variable (Alt+K)')),
    requestOnly: button('symbol-snippet', t('Toggle Request Only / With Checks of the Response')),
    optional: button('list-selection', t('Optional Fields…')),
    copy: button('copy', t('Copy to Clipboard')),
    terminal: button('terminal', t('Run in Terminal')),
  };
}

function pickerTitle(
  dialect: DialectFacts | undefined,
  token: TokenSource['kind'],
  variable: string,
  requestOnly: boolean,
): string {
  const language = dialect ? dialect.label : localize(t('language: ask'));
  const carried = token === 'literal' ? localize(t('literal token')) : `$${variable}`;
  return localize(
    requestOnly
      ? t('Tradovate: Insert Snippet ({0} · {1} · request only)', language, carried)
      : t('Tradovate: Insert Snippet ({0} · {1})', language, carried),
  );
}
