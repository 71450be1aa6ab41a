import * as vscode from 'vscode';
import { canceledError } from '../../core/platform/errors';
import { t, type Text } from '../../core/platform/text';
import { plainLabel } from '../foreignText';
import { localize } from '../localize';

/** Title and position of one question in a series. */
export interface StepOptions {
  readonly title: Text;
  readonly step?: number;
  readonly totalSteps?: number;
  /** Whether there is a question to go back to. */
  readonly back?: boolean;
}

export interface TextQuestion extends StepOptions {
  readonly prompt: Text;
  readonly value?: string;
  readonly placeholder?: Text;
  readonly secret?: boolean;
  /** Why a value can't be accepted. */
  readonly validate?: (value: string) => Text | undefined;
  /** What is unusual about a value: it is accepted with a second Enter. */
  readonly warn?: (value: string) => Text | undefined;
  /** Called with what is typed, so that it is kept when the user goes back. */
  readonly onType?: (value: string) => void;
}

/** One row of a list. Strings are foreign text. */
export interface Pick<T> {
  /** Name of a codicon. */
  readonly icon?: string;
  readonly label: Text | string;
  readonly description?: Text | string;
  readonly detail?: string;
  readonly value: T;
}

export interface PickQuestion<T> extends StepOptions {
  readonly placeholder: Text;
  readonly items: readonly (Pick<T> | { readonly separator: Text })[];
  readonly active?: T;
}

/** The user went back one question. */
export const BACK = Symbol('back');

/** Asks for a text. Stays open when the focus moves away: the value is often in another window. Rejects with `canceled`. */
export async function askText(question: TextQuestion): Promise<string | typeof BACK> {
  const input = vscode.window.createInputBox();
  applyOptions(input, question);
  input.prompt = localize(question.prompt);
  input.value = question.value ?? '';
  input.placeholder = question.placeholder ? localize(question.placeholder) : '';
  input.password = question.secret ?? false;
  let warnedAbout: string | undefined;
  return finish<string>(input, (accept) => [
    input.onDidChangeValue((value) => {
      // A space at the end may be one between two words, and an empty box is an error only on Enter.
      const problem = value === '' ? undefined : question.validate?.(value.trimEnd());
      input.validationMessage = problem ? localize(problem) : '';
      question.onType?.(value);
    }),
    input.onDidAccept(() => {
      const { value } = input;
      const problem = question.validate?.(value);
      const warning = problem === undefined && warnedAbout !== value ? question.warn?.(value) : undefined;
      if (problem !== undefined) input.validationMessage = localize(problem);
      else if (warning === undefined) accept(value);
      else {
        warnedAbout = value;
        const message = localize(t('{0} Press Enter again to keep it.', [warning]));
        input.validationMessage = { message, severity: vscode.InputBoxValidationSeverity.Warning };
      }
    }),
  ]);
}

/** Asks for one of a list. Rejects with `canceled`. */
export async function askPick<T>(question: PickQuestion<T>): Promise<T | typeof BACK> {
  const pick = vscode.window.createQuickPick<QuickPickRow<T>>();
  applyOptions(pick, question);
  pick.placeholder = localize(question.placeholder);
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = question.items.map(toRow);
  const active = pick.items.find(({ item }) => item !== undefined && item.value === question.active);
  if (active) pick.activeItems = [active];
  return finish<T>(pick, (accept) => [
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0] ?? pick.activeItems[0];
      if (chosen?.item) accept(chosen.item.value);
    }),
  ]);
}

interface QuickPickRow<T> extends vscode.QuickPickItem {
  /** Absent: a separator. */
  readonly item?: Pick<T>;
}

function toRow<T>(item: Pick<T> | { readonly separator: Text }): QuickPickRow<T> {
  if ('separator' in item) {
    return { label: localize(item.separator), kind: vscode.QuickPickItemKind.Separator };
  }
  const { icon, label, description, detail } = item;
  return {
    label: icon === undefined ? displayText(label) : `$(${icon}) ${displayText(label)}`,
    ...(description === undefined ? {} : { description: displayText(description) }),
    ...(detail === undefined ? {} : { detail: displayText(detail) }),
    item,
  };
}

function displayText(text: Text | string): string {
  return typeof text === 'string' ? plainLabel(text) : localize(text);
}

/** One question after the other, with Back; what was answered is kept and offered again. */
export async function askInTurn<A>(
  start: A,
  questions: readonly ((answers: A, options: Omit<StepOptions, 'title'>) => Promise<A | typeof BACK>)[],
): Promise<A> {
  let answers = start;
  for (let i = 0; i < questions.length;) {
    const question = questions[i];
    if (!question) break;
    const answer = await question(answers, { step: i + 1, totalSteps: questions.length, back: i > 0 });
    if (answer === BACK) i = Math.max(0, i - 1);
    else {
      answers = answer;
      i++;
    }
  }
  return answers;
}

function applyOptions<T extends vscode.QuickPickItem>(
  input: vscode.InputBox | vscode.QuickPick<T>,
  { title, step, totalSteps, back }: StepOptions,
): void {
  input.title = localize(title);
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
  if (back) input.buttons = [vscode.QuickInputButtons.Back];
}

async function finish<T>(
  input: vscode.InputBox | vscode.QuickPick<QuickPickRow<T>>,
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
