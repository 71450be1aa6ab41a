import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { openFront } from './front';
import { run } from './install';
import { mintKey } from './mintKey';
import { installServer, serverPackages, type ServerHost } from './packages';
import { startGroup, temporaryDir } from './processes';
import { QUIET } from './settings';
import { waitFor } from './wait';
import { without } from './without';

export interface ServerOptions {
  host: ServerHost;
  /** Reads the page's payload (extension under development, tests), but switches notification toasts off. */
  smokeTestDriver?: boolean;
  /** The server's data; a temporary folder that goes with `stop()` by default. Holds settings and the key of secrets. */
  dataDir?: string;
  extensionsDir?: string;
  /** Over the quiet defaults below. They replace what an earlier start wrote. */
  userSettings?: Record<string, unknown>;
  keybindings?: unknown[];
  /** Extensions of VS Code that aren't there: the names of their folders. */
  without?: readonly string[];
  /** For the extension host's `process.env`, over this process's own. */
  env?: Record<string, string>;
  /** A page's storage belongs to its origin, port included: a restart that must keep it takes the same port. */
  port?: number;
}

/** Opens pages of the payload: `[name, value]` pairs, values as VS Code's server takes them. */
export type Payload = [string, string][];

export interface HostServer {
  host: ServerHost | 'web';
  vscode: string;
  port: number;
  dataDir: string;
  url(folder?: string, payload?: Payload): string;
  /** How a file of this machine is named in a payload. */
  uri(path: string): string;
  installVsix(file: string): Promise<void>;
  output: () => string;
  /** When the server has ended, stopped or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<HostServer> {
  const { main, node } = await installServer(options.host);
  const temporary = temporaryDir('tt-host-');
  const dataDir = resolve(options.dataDir ?? join(temporary.path, 'data'));
  const extensionsDir = resolve(options.extensionsDir ?? join(dataDir, 'extensions'));
  await writeUser(dataDir, options);
  await mkdir(extensionsDir, { recursive: true });

  // A socket, not a port: the front is the only door, and no port can be taken in between.
  const socketPath = join(temporary.path, 's');
  const args = ['--accept-server-license-terms', '--without-connection-token', '--disable-workspace-trust'];
  args.push('--telemetry-level', 'off', '--socket-path', socketPath);
  args.push('--server-data-dir', dataDir, '--extensions-dir', extensionsDir);
  if (options.without?.length) {
    const all = join(dirname(dirname(main)), 'extensions');
    args.push('--builtin-extensions-dir', await without(options.without, all, join(temporary.path, 'builtin')));
  }
  if (options.smokeTestDriver) args.push('--enable-smoke-test-driver');
  // As when `code` is called in a terminal: its environment is taken as it is, and no shell is started to ask for it.
  const env = { ...hostEnv(), VSCODE_CLI: '1', ...options.env };
  const group = startGroup(node, [main, ...args], env);
  const stopServer = async (): Promise<void> => {
    await group.kill();
    temporary.remove();
  };

  try {
    const name = `VS Code ${serverPackages[options.host].vscode} to answer`;
    await waitFor(name, () => group.gone() || answers(socketPath), { instead: group.output });
    if (group.gone()) throw new Error(`VS Code's server ended at its start:\n${group.output()}`);
    const front = await openFront({ socketPath }, mintKey(dataDir), options.port ?? 0);
    const authority = `127.0.0.1:${front.port}`;
    const uri = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
    return {
      host: options.host,
      vscode: serverPackages[options.host].vscode,
      port: front.port,
      dataDir,
      uri,
      url: (folder, payload) => {
        const query = new URLSearchParams();
        if (folder) query.set('folder', folder);
        if (payload) query.set('payload', JSON.stringify(payload));
        return `http://${authority}/?${query.toString()}`;
      },
      installVsix: (file) => installExtension(options.host, file, dataDir, extensionsDir),
      output: group.output,
      ended: group.ended,
      stop: async () => {
        await front.close();
        await stopServer();
      },
    };
  } catch (error) {
    await stopServer();
    throw error;
  }
}

/** Has a VS Code, which needn't run, install a package into that folder of extensions. */
export async function installExtension(
  host: ServerHost,
  file: string,
  dataDir: string,
  extensionsDir: string,
): Promise<void> {
  const { main, node } = await installServer(host);
  const install = ['--install-extension', resolve(file), '--force', '--extensions-dir', extensionsDir];
  const data = ['--server-data-dir', dataDir, '--accept-server-license-terms'];
  await run(node, [main, ...install, ...data], { env: hostEnv() });
}

async function writeUser(dataDir: string, options: ServerOptions): Promise<void> {
  const settings = join(dataDir, 'data/User/settings.json');
  await mkdir(dirname(settings), { recursive: true });
  if (options.userSettings ?? !existsSync(settings)) {
    await writeFile(settings, JSON.stringify({ ...QUIET, ...options.userSettings }, undefined, 2));
  }
  if (options.keybindings) {
    await writeFile(join(dirname(settings), 'keybindings.json'), JSON.stringify(options.keybindings, undefined, 2));
  }
}

/** What is set by a VS Code around us (its terminal, its debugger) would confuse the one that we start. */
function hostEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([key]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(key));
  // No gallery of extensions: its address is outside, and asking it only costs time.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' };
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = request({ socketPath, path: '/version' }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    });
    probe.on('error', () => done(false)).end();
  });
}
