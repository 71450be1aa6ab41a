import * as vscode from 'vscode';
import type { Operation } from '../../core/operations/catalogue';
import type { Memory } from '../../core/ports';
import type { Requests } from './requests';

const RECENT = 'recentOperations';
const MOST_RECENT = 10;

interface Row extends vscode.QuickPickItem {
  readonly operation?: Operation;
}

export interface OperationPick {
  readonly title: string;
  readonly buttons?: readonly vscode.QuickInputButton[];
  /** Answers the title to go on with. */
  readonly onButton?: (button: vscode.QuickInputButton) => Promise<string> | string;
}

/** Asks for one of the 370 operations: typed in part by path, id or summary, recent ones first. `undefined`: none was wanted. */
export async function pickOperation(
  requests: Requests,
  memory: Memory,
  { title, buttons, onButton }: OperationPick,
): Promise<Operation | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  const owned: { dispose(): unknown }[] = [pick];
  pick.title = title;
  pick.placeholder = 'Operation: part of its path, id or summary';
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  if (buttons) pick.buttons = buttons;
  const show = (text: string) => (pick.items = rows(requests, memory, text));
  show('');
  try {
    const operation = await new Promise<Operation | undefined>((resolve) => {
      owned.push(
        pick.onDidChangeValue(show),
        pick.onDidTriggerButton(async (button) => {
          pick.title = (await onButton?.(button)) ?? title;
          pick.show();
        }),
        pick.onDidAccept(() => {
          // Enter can come before VS Code has shown what was last typed; then the best row is meant.
          const chosen = (pick.selectedItems[0] ?? pick.activeItems[0] ?? pick.items.find(({ operation }) => operation))
            ?.operation;
          if (chosen) resolve(chosen);
        }),
        pick.onDidHide(() => resolve(undefined)),
      );
      pick.show();
    });
    if (operation) await remember(memory, operation);
    return operation;
  } finally {
    for (const one of owned) one.dispose();
  }
}

function rows(requests: Requests, memory: Memory, text: string): Row[] {
  if (text.trim() !== '') return requests.search(requests.catalogue, text).map(({ operation }) => row(operation, true));
  const recent = recentOf(requests, memory);
  const all = requests.catalogue.operations.map((operation) => row(operation, false));
  if (recent.length === 0) return all;
  return [
    separator('recent'),
    ...recent.map((operation) => row(operation, false)),
    separator('all operations'),
    ...all,
  ];
}

/** The list is ranked by our own search, so VS Code's filter is told to keep every row of it. */
function row(operation: Operation, alwaysShow: boolean): Row {
  const icon = operation.kind === 'mutation' ? '$(edit)' : '$(eye)';
  return {
    label: `${icon} ${operation.path}`,
    description: operation.id,
    detail: operation.summary,
    operation,
    alwaysShow,
  };
}

function separator(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function recentOf({ catalogue }: Requests, memory: Memory): Operation[] {
  const ids = memory.get(RECENT);
  if (!Array.isArray(ids)) return [];
  return ids
    .flatMap((id: unknown) => (typeof id === 'string' ? (catalogue.byId.get(id) ?? []) : []))
    .slice(0, MOST_RECENT);
}

async function remember(memory: Memory, { id }: Operation): Promise<void> {
  const before: unknown = memory.get(RECENT);
  const others = Array.isArray(before) ? (before as unknown[]).filter((other) => other !== id) : [];
  await memory.set(RECENT, [id, ...others].slice(0, MOST_RECENT));
}
