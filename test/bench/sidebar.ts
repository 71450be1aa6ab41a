import { openBrowser } from '../hosts/browser';
import { installOther } from '../hosts/otherExtension';
import { startServer } from '../hosts/server';
import { openWindow } from '../hosts/window';
import { setStage, vsix } from '../demo/session';
import { BARE, bareView } from './bareView';
import { measureFirstPaint, type ShownView } from './firstPaint';
import { measureSearch } from './search';

const OURS: ShownView = { key: 'Control+F7', extension: 'tradovate-community.tradovate-token' };
const BARE_VIEW: ShownView = { key: 'Control+F8', extension: BARE.extension };
const keybindings = [
  { key: 'ctrl+f7', command: 'tradovate.sidebar.focus' },
  { key: 'ctrl+f8', command: `${BARE.view}.focus` },
];

export interface SidebarFigures {
  readonly keystroke: number;
  readonly paint: number;
  readonly bare: number;
}

/** The sidebar in the real VS Code: how long a keystroke in its search blocks, and when it is there. ms. */
export async function measureSidebar(): Promise<SidebarFigures> {
  const { sandbox, folder, userSettings } = await setStage();
  const server = await startServer({ host: 'latest', userSettings, keybindings });
  const browser = await openBrowser();
  try {
    await server.installVsix(vsix);
    await installOther(server, bareView);
    const window = await openWindow(browser, server, { folder });
    await window.statusBar.wait('tradovate.token', /Tradovate/);
    const [paint = NaN, bare = NaN] = await measureFirstPaint(window, [OURS, BARE_VIEW]);
    return { keystroke: await measureSearch(window), paint, bare };
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.close();
  }
}
