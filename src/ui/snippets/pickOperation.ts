import * as vscode from 'vscode';
import { listedOperations, type Audience } from '../../core/operations/audience';
import type { Catalog, Operation } from '../../core/operations/catalog';
import { commonOperations } from '../../core/operations/commonOperations';
import { isMutating } from '../../core/operations/isMutating';
import { factsOf } from '../../core/operations/operationFacts';
import { favoriteIds, recentIds, remember } from '../../core/operations/recentOperations';
import { search } from '../../core/operations/search';
import type { KeyValueStore } from '../../core/platform/ports';
import { t, type Text } from '../../core/platform/text';
import { localize } from '../localize';

interface Row extends vscode.QuickPickItem {
  readonly operation?: Operation;
}

/** After a button: `again` redraws the list and goes on, `take` accepts the row. */
export type NextStep = 'again' | 'take';

export interface OperationPick {
  readonly catalog: Catalog;
  readonly audience: Audience;
  /** Localized. */
  readonly title: () => string;
  readonly buttons?: readonly vscode.QuickInputButton[];
  readonly rowButtons?: (operation: Operation) => readonly vscode.QuickInputButton[];
  /** @param operation the row of the button, or the row with the focus */
  readonly onButton?: (button: vscode.QuickInputButton, operation?: Operation) => Promise<NextStep | undefined>;
  readonly onOpen?: (updateTitle: () => void) => void;
}

/** Asks for an operation by part of its path, id or summary, common ones, favorites and recent ones first. `undefined`: the user chose none. */
export async function pickOperation(
  memory: KeyValueStore,
  { catalog, audience, title, buttons = [], rowButtons = () => [], onButton, onOpen }: OperationPick,
): Promise<Operation | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  const owned: { dispose(): unknown }[] = [pick];
  const updateTitle = () => (pick.title = title());
  const show = (text: string) => (pick.items = rows(catalog, audience, memory, text, rowButtons));
  updateTitle();
  pick.placeholder = localize(t('Search operations by path, ID or summary'));
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = buttons;
  show('');
  try {
    const operation = await new Promise<Operation | undefined>((resolve) => {
      // A button may ask something else, which hides this list in the meantime.
      let isAsking = false;
      const press = async (button: vscode.QuickInputButton, row: Row | undefined) => {
        isAsking = true;
        const next = await Promise.resolve(onButton?.(button, row?.operation)).catch(() => undefined);
        isAsking = false;
        if (next === 'take' && row?.operation) {
          resolve(row.operation);
          return;
        }
        updateTitle();
        if (next === 'again') redraw(pick, show);
        pick.show();
      };
      owned.push(
        pick.onDidChangeValue(show),
        pick.onDidTriggerButton((button) => void press(button, pick.activeItems[0] ?? firstOf(pick))),
        pick.onDidTriggerItemButton(({ button, item }) => void press(button, item)),
        pick.onDidAccept(() => {
          // Enter can come before VS Code has shown what was typed last; then the best row is meant.
          const chosen = (pick.selectedItems[0] ?? pick.activeItems[0] ?? firstOf(pick))?.operation;
          if (chosen) resolve(chosen);
        }),
        pick.onDidHide(() => {
          if (!isAsking) resolve(undefined);
        }),
      );
      onOpen?.(updateTitle);
      pick.show();
    });
    if (operation) await remember(memory, operation.id);
    return operation;
  } finally {
    for (const one of owned) one.dispose();
  }
}

function firstOf({ items }: vscode.QuickPick<Row>): Row | undefined {
  return items.find(({ operation }) => operation);
}

/** The row with the focus keeps it. */
function redraw(pick: vscode.QuickPick<Row>, show: (text: string) => unknown): void {
  const id = pick.activeItems[0]?.operation?.id;
  show(pick.value);
  const row = pick.items.find(({ operation }) => operation?.id === id);
  if (row) pick.activeItems = [row];
}

type RowButtons = NonNullable<OperationPick['rowButtons']>;

/** With a text, the search's results; without one, what most programs use, favorites and recent ones, then all. */
function rows(catalog: Catalog, audience: Audience, memory: KeyValueStore, text: string, buttons: RowButtons): Row[] {
  const operations = listedOperations(catalog, audience);
  const row = (operation: Operation) => rowOf(operation, catalog, buttons, text.trim() !== '');
  if (text.trim() !== '') return search({ operations }, text).map(({ operation }) => row(operation));
  const section = (label: Text, ids: readonly string[]) => {
    const found = ids.flatMap((id) => catalog.byId.get(id) ?? []);
    return found.length === 0 ? [] : [separator(label), ...found.map(row)];
  };
  return [
    ...section(t('common'), commonOperations),
    ...section(t('favorites'), favoriteIds(memory)),
    ...section(t('recent'), recentIds(memory)),
    separator(t('all operations')),
    ...operations.map(row),
  ];
}

/** The list is ranked by our own search, so `alwaysShow` keeps VS Code's filter from dropping rows of it. */
function rowOf(operation: Operation, { facts }: Catalog, buttons: RowButtons, alwaysShow: boolean): Row {
  const icon = isMutating(operation) ? '$(edit)' : '$(eye)';
  return {
    label: `${icon} ${operation.path}`,
    description: operation.id,
    detail: [operation.summary, ...factsOf(operation, facts).facts.map(localize)].join(' · '),
    buttons: buttons(operation),
    operation,
    alwaysShow,
  };
}

function separator(label: Text): Row {
  return { label: localize(label), kind: vscode.QuickPickItemKind.Separator };
}
