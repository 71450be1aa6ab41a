import * as vscode from 'vscode';
import type { Catalog, Operation } from '../../core/operations/catalog';
import { isMutating } from '../../core/operations/isMutating';
import type { KeyValueStore } from '../../core/platform/ports';
import { recentIds, remember } from '../../core/operations/recentOperations';
import type { Requests } from './requestsFeature';

interface Row extends vscode.QuickPickItem {
  readonly operation?: Operation;
}

/** After a button: `again` redraws the list and goes on, `take` accepts the row. */
export type Next = 'again' | 'take';

export interface OperationPick {
  readonly title: string | (() => string);
  /** What to choose from; absent: the 370 operations. */
  readonly catalogue?: Catalog;
  readonly buttons?: readonly vscode.QuickInputButton[];
  /** Shown on the row of an operation. */
  readonly rowButtons?: (operation: Operation) => readonly vscode.QuickInputButton[];
  /** @param operation of the row; for a button of the title, of the row that has the focus */
  readonly onButton?: (
    button: vscode.QuickInputButton,
    operation: Operation | undefined,
  ) => Next | undefined | Promise<Next | undefined>;
  /** Once, with what draws the title anew. */
  readonly onOpen?: (retitle: () => void) => void;
}

/** Asks for an operation: typed in part by path, id or summary, recent ones first. `undefined`: none was wanted. */
export async function pickOperation(
  requests: Requests,
  memory: KeyValueStore,
  { title, catalogue = requests.catalogue, buttons = [], rowButtons = () => [], onButton, onOpen }: OperationPick,
): Promise<Operation | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  const owned: { dispose(): unknown }[] = [pick];
  const retitle = () => (pick.title = typeof title === 'string' ? title : title());
  const show = (text: string) => (pick.items = rows(requests, catalogue, memory, text, rowButtons));
  retitle();
  pick.placeholder = 'Operation: part of its path, id or summary';
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = buttons;
  show('');
  try {
    const operation = await new Promise<Operation | undefined>((resolve) => {
      // A button may ask something else, which hides this list for as long.
      let asking = false;
      const press = async (button: vscode.QuickInputButton, row: Row | undefined) => {
        asking = true;
        const next = await Promise.resolve(onButton?.(button, row?.operation)).catch(() => undefined);
        asking = false;
        if (next === 'take' && row?.operation) {
          resolve(row.operation);
          return;
        }
        retitle();
        if (next === 'again') redraw(pick, show);
        pick.show();
      };
      owned.push(
        pick.onDidChangeValue(show),
        pick.onDidTriggerButton((button) => void press(button, pick.activeItems[0] ?? firstOf(pick))),
        pick.onDidTriggerItemButton(({ button, item }) => void press(button, item)),
        pick.onDidAccept(() => {
          // Enter can come before VS Code has shown what was last typed; then the best row is meant.
          const chosen = (pick.selectedItems[0] ?? pick.activeItems[0] ?? firstOf(pick))?.operation;
          if (chosen) resolve(chosen);
        }),
        pick.onDidHide(() => {
          if (!asking) resolve(undefined);
        }),
      );
      onOpen?.(retitle);
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

/** With the focus on the row that had it. */
function redraw(pick: vscode.QuickPick<Row>, show: (text: string) => unknown): void {
  const id = pick.activeItems[0]?.operation?.id;
  show(pick.value);
  const again = pick.items.find(({ operation }) => operation?.id === id);
  if (again) pick.activeItems = [again];
}

type RowButtons = NonNullable<OperationPick['rowButtons']>;

function rows(
  { search }: Requests,
  catalogue: Catalog,
  memory: KeyValueStore,
  text: string,
  buttons: RowButtons,
): Row[] {
  const row = (operation: Operation) => rowOf(operation, buttons, text.trim() !== '');
  if (text.trim() !== '') return search(catalogue, text).map(({ operation }) => row(operation));
  const recent = recentIds(memory).flatMap((id) => catalogue.byId.get(id) ?? []);
  const all = catalogue.operations.map(row);
  if (recent.length === 0) return all;
  return [separator('recent'), ...recent.map(row), separator('all operations'), ...all];
}

/** The list is ranked by our own search, so VS Code's filter is told to keep every row of it. */
function rowOf(operation: Operation, buttons: RowButtons, alwaysShow: boolean): Row {
  const icon = isMutating(operation) ? '$(edit)' : '$(eye)';
  return {
    label: `${icon} ${operation.path}`,
    description: operation.id,
    detail: operation.summary,
    buttons: buttons(operation),
    operation,
    alwaysShow,
  };
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
