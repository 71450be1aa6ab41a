import * as vscode from 'vscode';
import { canceledError } from '../../core/platform/errors';

/** Where a question stands among others. */
export interface StepOptions {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  /** Whether there is a question to go back to. */
  readonly back?: boolean;
}

export interface TextQuestion extends StepOptions {
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  /** What is wrong with a value, in a sentence. */
  readonly validate?: (value: string) => string | undefined;
  /** What is odd about a value, in a sentence: it is taken with a second Enter. */
  readonly doubt?: (value: string) => string | undefined;
  /** Hears what is typed, so that it is not lost with the way back. */
  readonly onType?: (value: string) => void;
}

export interface Pick<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export interface PickQuestion<T> extends StepOptions {
  readonly placeholder: string;
  readonly items: readonly Pick<T>[];
  readonly active?: T;
}

/** The person went one question back. */
export const BACK = Symbol('back');

/** Asks for a text. Stays open when the focus moves away: the value is often in another window. Rejects with `canceled`. */
export async function askText(question: TextQuestion): Promise<string | typeof BACK> {
  const input = vscode.window.createInputBox();
  place(input, question);
  input.prompt = question.prompt;
  input.value = question.value ?? '';
  input.placeholder = question.placeholder ?? '';
  input.password = question.secret ?? false;
  let doubted: string | undefined;
  return finish<string>(input, (accept) => [
    input.onDidChangeValue((value) => {
      // A space at the end may be one between two words, and an empty box is only complained of on Enter.
      input.validationMessage = value === '' ? '' : (question.validate?.(value.trimEnd()) ?? '');
      question.onType?.(value);
    }),
    input.onDidAccept(() => {
      const { value } = input;
      const wrong = question.validate?.(value);
      const doubt = wrong === undefined && doubted !== value ? question.doubt?.(value) : undefined;
      if (wrong !== undefined) input.validationMessage = wrong;
      else if (doubt === undefined) accept(value);
      else {
        doubted = value;
        const message = `${doubt} Press Enter again to keep it.`;
        input.validationMessage = { message, severity: vscode.InputBoxValidationSeverity.Warning };
      }
    }),
  ]);
}

/** Asks for one of a list. Rejects with `canceled`. */
export async function askPick<T>(question: PickQuestion<T>): Promise<T | typeof BACK> {
  const pick = vscode.window.createQuickPick<Pick<T>>();
  place(pick, question);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = question.items;
  const active = question.items.find(({ value }) => value === question.active);
  if (active) pick.activeItems = [active];
  return finish<T>(pick, (accept) => [
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0] ?? pick.activeItems[0];
      if (chosen && chosen.kind !== vscode.QuickPickItemKind.Separator) accept(chosen.value);
    }),
  ]);
}

/** One question after the other, with Back; what was answered is kept and offered again. */
export async function askInTurn<A>(
  start: A,
  questions: readonly ((answers: A, place: Omit<StepOptions, 'title'>) => Promise<A | typeof BACK>)[],
): Promise<A> {
  const answers: A[] = [start];
  let current = start;
  for (let i = 0; i < questions.length;) {
    const question = questions[i];
    if (!question) break;
    const answer = await question(current, { step: i + 1, totalSteps: questions.length, back: i > 0 });
    if (answer === BACK) i = Math.max(0, i - 1);
    else {
      current = answer;
      answers[++i] = answer;
    }
  }
  return current;
}

function place(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  { title, step, totalSteps, back }: StepOptions,
): void {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
  if (back) input.buttons = [vscode.QuickInputButtons.Back];
}

async function finish<T>(
  input: vscode.InputBox | vscode.QuickPick<Pick<T>>,
  listen: (accept: (value: T) => void) => vscode.Disposable[],
): Promise<T | typeof BACK> {
  const owned: { dispose(): unknown }[] = [input];
  try {
    return await new Promise<T | typeof BACK>((resolve, reject) => {
      owned.push(
        input.onDidHide(() => reject(canceledError())),
        input.onDidTriggerButton((button) => {
          if (button === vscode.QuickInputButtons.Back) resolve(BACK);
        }),
        ...listen(resolve),
      );
      input.show();
    });
  } finally {
    for (const one of owned) one.dispose();
  }
}
