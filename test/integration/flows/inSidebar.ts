import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { waitFor } from '../../hosts/wait';
import type { WorkbenchWindow } from '../../hosts/window';
import type { JournalEntry } from '../../sandbox/options';
import type { Sandbox } from '../../sandbox/sandbox';
import { english, labeled } from './said';

/** Waits until what has the focus in the page fits. */
export function waitFocus({ sidebar }: WorkbenchWindow, wanted: RegExp): Promise<string> {
  const fits = async (): Promise<string | undefined> => {
    const focused = await sidebar.focusedElement();
    return wanted.test(focused) ? focused : undefined;
  };
  return waitFor(`the focus to be on ${String(wanted)}`, fits, { instead: () => sidebar.focusedElement() });
}

/** Types over what is in a field. Not with Ctrl+A: VS Code selects everything once more a little later. */
export async function retype({ sidebar }: WorkbenchWindow, text: string): Promise<void> {
  await sidebar.press('ControlOrMeta+End');
  await sidebar.press('ControlOrMeta+Shift+Home');
  await sidebar.type(text);
}

/** Takes an operation in hand, found by typing: the first one. With the keyboard alone, wherever it is. */
export async function choose(window: WorkbenchWindow, words: string, path: string): Promise<void> {
  const { sidebar } = window;
  await sidebar.open();
  const [back, search] = [labeled('button', pageStrings.back), labeled('textbox', pageStrings.search)];
  const met = await sidebar.reach('Tab', new RegExp(`${back.source}|${search.source}`));
  if (met.startsWith('button')) {
    await sidebar.press('Enter');
    await waitFocus(window, new RegExp(`^treeitem|${search.source}`));
    await sidebar.reach('Shift+Tab', search);
  }
  await retype(window, words);
  await sidebar.wait(new RegExp(`\\d [^\\n]+\\n(?:GET|POST)\\n${path}\\n`));
  await sidebar.press('Enter');
  await sidebar.wait(new RegExp(`${english(pageStrings.request)}\\n(?:GET|POST) ${path}\\n`));
}

/** Chooses it and presses Try. */
export async function beginTry(
  window: WorkbenchWindow,
  [search, path]: readonly [search: string, path: string],
): Promise<void> {
  await choose(window, search, path);
  await waitFocus(window, labeled('button', pageStrings.try));
  await window.sidebar.press('Enter');
}

/** As `beginTry`, and waits for what the page says about the response. */
export async function tryIt(
  window: WorkbenchWindow,
  operation: readonly [search: string, path: string],
  says: string | RegExp,
): Promise<string> {
  const { sidebar } = window;
  await sidebar.open();
  const responses = async (): Promise<number> => (await sidebar.frame()).locator('.history-row').count();
  const before = await responses();
  await beginTry(window, operation);
  // The response before it may say the same.
  await waitFor('another response', async () => (await responses()) > before);
  return sidebar.wait(says);
}

/** What arrived there for that path. */
export function arrived({ requests }: Sandbox, path: string): readonly JournalEntry[] {
  return requests.filter((request) => request.path === `/v1${path}`);
}
