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

/** Puts a text over what is in a field, as a paste does. Not with Ctrl+A: VS Code selects everything once more a little later. */
export async function retype({ sidebar }: WorkbenchWindow, text: string): Promise<void> {
  await sidebar.press('ControlOrMeta+End');
  await sidebar.press('ControlOrMeta+Shift+Home');
  await sidebar.insert(text);
}

/** Takes an operation in hand, found by its words: the first one. With the keyboard alone, whatever is in hand. */
export async function choose(window: WorkbenchWindow, words: string, path: string): Promise<void> {
  await window.sidebar.open();
  await chooseHere(window, words, path);
}

/** The key that leads to an element without leaving the page: an editor behind it would keep the focus, and take every Tab. */
async function keyTo({ sidebar }: WorkbenchWindow, selector: string): Promise<'Tab' | 'Shift+Tab'> {
  const frame = await sidebar.frame();
  const target = await frame.waitForSelector(selector);
  const isPassed = await target.evaluate((element) => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) return false;
    return (element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  return isPassed ? 'Shift+Tab' : 'Tab';
}

/** In the sidebar, which has the focus. */
async function chooseHere(window: WorkbenchWindow, words: string, path: string): Promise<void> {
  const { sidebar } = window;
  const [back, search] = [labeled('button', pageStrings.back), labeled('textbox', pageStrings.search)];
  const key = await keyTo(window, '#search, [data-act=back]');
  const met = await sidebar.reach(key, new RegExp(`${back.source}|${search.source}`));
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
  await pressTry(window);
}

async function pressTry(window: WorkbenchWindow): Promise<void> {
  await waitFocus(window, labeled('button', pageStrings.try));
  await window.sidebar.press('Enter');
}

/** How many responses the page lists. */
export async function listedResponses({ sidebar }: WorkbenchWindow): Promise<number> {
  return (await sidebar.frame()).locator('.history-row').count();
}

/** The response before it may say the same. */
export async function waitAnotherResponse(window: WorkbenchWindow, before: number): Promise<void> {
  await waitFor('another response', async () => (await listedResponses(window)) > before, {
    instead: () => window.sidebar.text(),
  });
}

/** As `beginTry`, and waits for what the page says about the response. */
export async function tryIt(
  window: WorkbenchWindow,
  [search, path]: readonly [search: string, path: string],
  says: string | RegExp,
): Promise<string> {
  const { sidebar } = window;
  await sidebar.open();
  const before = await listedResponses(window);
  await chooseHere(window, search, path);
  await pressTry(window);
  await waitAnotherResponse(window, before);
  return sidebar.wait(says);
}

/** What arrived there for that path. */
export function arrived({ requests }: Sandbox, path: string): readonly JournalEntry[] {
  return requests.filter((request) => request.path === `/v1${path}`);
}
