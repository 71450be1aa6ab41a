import * as vscode from 'vscode';
import type { Operation } from '../../core/operations/catalog';
import type { Json } from '../../core/operations/exampleValue';
import type { Dialect } from '../../core/snippets/dialect';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { SnippetUi } from './snippetUi';
import { askDialect } from './dialectChoice';
import { askOptional } from './optionalFields';
import { pickOperation, type Next } from './pickOperation';
import type { Requests } from './requestsFeature';

/** Everything that a person decides of a request. */
export interface Choice {
  readonly operation: Operation;
  /** `undefined`: not chosen yet. */
  readonly dialect: Dialect | undefined;
  readonly token: TokenSource['kind'];
  readonly optional: readonly string[];
  /** What is known of it already: the rest is left to tab stops. */
  readonly values?: Readonly<Record<string, Json>>;
  readonly body?: Readonly<Record<string, Json>>;
  readonly to: 'editor' | 'clipboard' | 'terminal';
}

/** What is so unless a person changes it. */
export interface Start {
  readonly dialect: Dialect | undefined;
  readonly token: TokenSource['kind'];
  /** Of the place, for which another choice is remembered. */
  readonly language: string | undefined;
}

/** The open list, for the key that flips the token in it. There is at most one. */
export class OpenPicker {
  #flip: (() => void) | undefined;

  set(flip: (() => void) | undefined): void {
    this.#flip = flip;
    void vscode.commands.executeCommand('setContext', 'tradovate.pickingOperation', flip !== undefined);
  }

  flip(): void {
    this.#flip?.();
  }
}

const button = (icon: string, tooltip: string): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
});
const LANGUAGE = button('code', 'Change Language…');
const FLIP = button('key', 'Token Itself or Environment Variable (Alt+K)');
const OPTIONAL = button('list-selection', 'Optional Fields…');
const COPY = button('copy', 'Copy to Clipboard');
const TERMINAL = button('terminal', 'Run in Terminal');

/** One list for all of it: the row is the operation, the title says how it will be written, the buttons change that. */
export async function chooseRequest(
  ui: SnippetUi,
  requests: Requests,
  start: Start,
  picking: OpenPicker,
): Promise<Choice | undefined> {
  let { dialect, token } = start;
  let to: Choice['to'] = 'editor';
  let optional: readonly string[] = [];
  const flip = () => (token = token === 'literal' ? 'reference' : 'literal');
  const runs = () => ui.terminals.available && dialect !== undefined && requests.runsInShell(dialect.id);

  const press = async (pressed: vscode.QuickInputButton, operation?: Operation): Promise<Next | undefined> => {
    switch (pressed) {
      case FLIP:
        flip();
        return undefined;
      case LANGUAGE:
        dialect = (await askDialect(requests, ui.memory, start.language)) ?? dialect;
        return 'again';
      case OPTIONAL: {
        const ticked = operation && (await askOptional(requests, operation));
        if (!ticked) return undefined;
        optional = ticked;
        return 'take';
      }
      default:
        to = pressed === TERMINAL ? 'terminal' : 'clipboard';
        return 'take';
    }
  };
  try {
    const operation = await pickOperation(requests, ui.memory, {
      catalogue: requests.withMarketData(requests.catalogue),
      title: () => `Tradovate: Insert Snippet (${dialect?.label ?? 'language asked'} · ${spoken(ui, token)})`,
      buttons: [LANGUAGE, FLIP, OPTIONAL],
      rowButtons: () => (runs() ? [COPY, TERMINAL] : [COPY]),
      onButton: press,
      onOpen: (retitle) =>
        picking.set(() => {
          flip();
          retitle();
        }),
    });
    return operation && { operation, dialect, token, optional, to };
  } finally {
    picking.set(undefined);
  }
}

function spoken({ settings }: SnippetUi, token: TokenSource['kind']): string {
  return token === 'literal' ? 'token itself' : `$${settings.snippetVariable}`;
}
