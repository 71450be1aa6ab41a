import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, type TestBrowser } from '../hosts/browser';
import { startServer, type HostServer } from '../hosts/server';
import { startTradovate, type PlayedTradovate } from '../hosts/tradovate';
import { openWindow, type WorkbenchWindow } from '../hosts/window';
import { packaged } from '../integration/flows/shared';
import { installedExtension, ITEM, there } from '../integration/flows/stage';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/sandbox';
import { buildProduct, overlay } from './build';
import { VirtualTime, type RemoteWindow } from './virtualTime';

export const SIMULATION = 'Sandbox';
const EXTENSION = 'tradovate-community.tradovate-token';
/** Small, as everything is drawn by the processor. */
const VIEWPORT = { width: 640, height: 400 };
/** What would only cost time. */
const PLAIN = {
  ...{ 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'git.enabled': false },
  ...{
    'editor.occurrencesHighlight': 'off',
    'editor.wordBasedSuggestions': 'off',
    'editor.bracketPairColorization.enabled': false,
  },
};
/** Half as many looks at the clock as otherwise; it is looked at five times in this time. */
const SOCKET_TIMES = { heartbeatMs: 10_000 };

export interface SoakWindow {
  readonly workbench: WorkbenchWindow;
  readonly remote: RemoteWindow;
}

/** A machine for a week: the service, a VS Code that is installed on it, and the time of both. */
export class Machine {
  readonly windows: SoakWindow[] = [];
  folder = '';
  #simulation: Sandbox | undefined;
  #live: Sandbox | undefined;
  #server: HostServer | undefined;
  #browser: TestBrowser | undefined;
  #tradovate: PlayedTradovate | undefined;

  private constructor(
    private readonly root: string,
    readonly time: VirtualTime,
  ) {}

  /** @param start ms since 1970 */
  static async start(start: number): Promise<Machine> {
    const root = await mkdtemp(join(tmpdir(), 'tradovate-soak-'));
    const machine = new Machine(root, new VirtualTime(start, join(root, 'clock')));
    try {
      await machine.#start();
    } catch (error) {
      await machine.close();
      throw error;
    }
    return machine;
  }

  get simulation(): Sandbox {
    return there(this.#simulation);
  }

  get live(): Sandbox {
    return there(this.#live);
  }

  /** Names of the files that the product keeps for all windows. */
  async storedFiles(): Promise<readonly string[]> {
    const storage = join(there(this.#server).dataDir, 'data/User/globalStorage', EXTENSION);
    return (await readdir(storage, { recursive: true })).sort();
  }

  /** Lines of the product's log that report what should never happen. */
  async unexpected(): Promise<readonly string[]> {
    const logs = join(there(this.#server).dataDir, 'data/logs');
    const files = (await readdir(logs, { recursive: true })).filter((name) => name.endsWith('Tradovate.log'));
    const texts = await Promise.all(files.map((name) => readFile(join(logs, name), 'utf8')));
    return texts.flatMap((text) => text.split('\n').filter((line) => /\[error\]/.test(line)));
  }

  async openWindow(): Promise<SoakWindow> {
    const arriving = this.time.nextWindow();
    const workbench = await openWindow(there(this.#browser), there(this.#server), { folder: this.folder });
    const remote = await arriving;
    await workbench.statusBar.wait(ITEM, /\$\(/);
    const window = { workbench, remote };
    this.windows.push(window);
    return window;
  }

  async closeWindow(window: SoakWindow): Promise<void> {
    this.windows.splice(this.windows.indexOf(window), 1);
    this.time.windows.delete(window.remote);
    await window.workbench.close();
    await window.remote.link.ended;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.stop();
    await this.#tradovate?.close();
    await this.#simulation?.close();
    await this.#live?.close();
    this.time.close();
    await rm(this.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  async #start(): Promise<void> {
    this.folder = join(this.root, 'folder');
    await mkdir(this.folder);
    const { now, clock } = this.time;
    const common: SandboxOptions = { now, setTimer: clock.setTimer, limits: true, socketTimes: SOCKET_TIMES };
    const building = buildProduct();
    this.#simulation = await startSandbox(common);
    this.#live = await startSandbox({ ...common, environment: 'live' });
    this.#tradovate = await startTradovate({ demo: this.#simulation, live: this.#live });
    const port = await this.time.listen();
    this.#server = await startServer({
      host: 'latest',
      userSettings: {
        ...PLAIN,
        ...this.#tradovate.userSettings,
        'tradovate.environments': { [SIMULATION]: this.simulation.baseUrl },
      },
      env: {
        ...this.#tradovate.env,
        TRADOVATE_SOAK_PORT: String(port),
        TRADOVATE_SOAK_CLOCK: join(this.root, 'clock'),
      },
    });
    [this.#browser] = await Promise.all([openBrowser({ viewport: VIEWPORT }), this.#server.installVsix(packaged())]);
    await overlay(await building, await installedExtension(this.#server));
  }
}
