import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { buildPackage, root, vsix } from '../demo/session';
import { openBrowser } from '../hosts/browser';
import { startServer } from '../hosts/server';
import { startTradovate } from '../hosts/tradovate';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { startSandbox } from '../sandbox/sandbox';
import { looks, ownTheme, putOn, sideBarOf, type Look } from './looks';
import { keybindings, states, type Scene, type State } from './states';
import { takeStreams } from './streams';
import { takeFeatures } from './takeFeatures';
import { takeWalkthrough } from './takeWalkthrough';
import { tour } from './tour';
import { drawWalkthrough } from './walkthrough';

const folder = join(root, 'out/pictures');
/**
 * `npm run pictures -- recipes bracket`: of these states only; `streams`: of live streams; `features`: those of
 * README and docs, `features menu run`: of these only; `tour`: the moving picture of README; `walkthrough`: draws
 * its pictures and opens them in each theme; `icon`. Absent: all.
 */
const wanted = process.argv.slice(2);
const [first, ...features] = wanted;
const isWanted = ({ name }: State): boolean => wanted.length === 0 || (first !== 'features' && wanted.includes(name));
const lastWanted = states.findLastIndex(isWanted);
let taken = 0;
let violations = 0;

async function streamPictures(): Promise<void> {
  const streams = await takeStreams(folder);
  taken += streams.taken;
  violations += streams.violations.length;
  for (const line of streams.violations) console.log(line);
}

/** The sidebar in the real VS Code, in each state and each look: pictures of it, and what axe-core has against it. */
async function sidebarPictures(): Promise<void> {
  const demo = await startSandbox({ environment: 'demo' });
  const live = await startSandbox({ environment: 'live' });
  const tradovate = await startTradovate({ demo, live });
  const workspace = await mkdtemp(join(tmpdir(), 'tradovate-pictures-'));
  const userSettings = { ...tradovate.userSettings, ...ownTheme };
  const server = await startServer({ host: 'latest', userSettings, keybindings, env: tradovate.env });
  const browser = await openBrowser();
  try {
    await server.installVsix(vsix);
    const window = await openWindow(browser, server, { folder: workspace });
    for (const state of states.slice(0, lastWanted + 1)) await show(state, { window, server, demo, live }, workspace);
  } catch (error) {
    await browser.context.pages()[0]?.screenshot({ path: join(folder, 'failed.png') });
    throw error;
  } finally {
    await browser.close();
    await server.stop();
    await tradovate.close();
    await demo.close();
    await live.close();
    await rm(workspace, { recursive: true, force: true });
  }
}

async function show(state: State, scene: Scene, workspace: string): Promise<void> {
  const begun = performance.now();
  const { window } = scene;
  await state.reach(scene);
  await window.sidebar.wait(state.shows);
  if (!isWanted(state)) return;
  for (const look of looks) {
    await window.notifications.clear();
    await putOn(window, workspace, look);
    await state.open?.(scene);
    await take(window, `${state.name}-${look.name}`);
    await examine(window, state, look);
    if (state.open) await window.press('Escape');
    const text = await window.sidebar.text();
    if (!state.shows.test(text)) throw new Error(`${state.name} was over before its pictures were taken: ${text}`);
  }
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${state.name}`);
}

/** Of the whole window, and of the sidebar alone. */
async function take(window: WorkbenchWindow, name: string): Promise<void> {
  await window.screenshot(join(folder, 'windows', `${name}.png`));
  await sideBarOf(window).screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  taken++;
}

async function examine({ sidebar }: WorkbenchWindow, state: State, look: Look): Promise<void> {
  for (const { rule, help, nodes } of await sidebar.axe()) {
    violations++;
    console.log(`${state.name}, ${look.name}: ${rule}: ${help}\n  ${nodes.join('\n  ')}`);
  }
}

const isAll = wanted.length === 0;

async function all(): Promise<void> {
  if (isAll || wanted.includes('walkthrough')) drawWalkthrough();
  buildPackage();
  await rm(folder, { recursive: true, force: true });
  if (isAll || (first !== 'features' && wanted.includes('streams'))) await streamPictures();
  if (lastWanted >= 0) await sidebarPictures();
  if (isAll || first === 'features') taken += await takeFeatures(features);
  if (isAll || wanted.includes('tour')) await tour('docs/pictures/tour.gif');
  if (isAll || wanted.includes('walkthrough')) taken += await takeWalkthrough(folder);
  if (isAll || wanted.includes('icon')) {
    await sharp('test/pictures/icon.svg').png({ palette: true }).toFile('media/icon.png');
  }
}

all().then(
  () => {
    console.log(`${taken} pictures, ${violations} violations`);
    process.exit(violations > 0 ? 1 : 0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
