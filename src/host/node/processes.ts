import type { ChildProcess } from 'node:child_process';
import type { ProcessHandlers, Processes, ProcessOptions, RunningProcess } from '../../core/run/processes';

/** How long a program may take to say what it is. */
const READ_TIMEOUT_MS = 10_000;
const MAX_READ_BYTES = 64 * 1024;
/** What VS Code sets for its own processes would change what a program started from here does. */
const OWN_VARIABLE = /^(?:VSCODE_|ELECTRON_)/;

/** Programs as children of the extension host. */
export async function nodeProcesses(): Promise<Processes> {
  const { execFile, spawn } = await import('node:child_process');
  const isWindows = process.platform === 'win32';

  const start = (options: ProcessOptions, handlers: ProcessHandlers): RunningProcess => {
    const child = spawn(options.command, {
      shell: true,
      // A group of its own, so that it ends with all that it has started.
      detached: !isWindows,
      windowsHide: true,
      cwd: options.cwd ?? homeFolder(),
      env: { ...ownEnvironment(), ...options.env },
    });
    let hasClosed = false;
    child.on('close', () => (hasClosed = true));
    const signal = (name: NodeJS.Signals) => {
      if (hasClosed || child.pid === undefined) return;
      if (isWindows) execFile('taskkill', ['/pid', String(child.pid), '/t', '/f'], () => undefined);
      else signalGroup(child.pid, name);
    };
    listen(child, handlers);
    return {
      write: (text) => void child.stdin.write(text),
      endInput: () => child.stdin.end(),
      interrupt: () => signal('SIGINT'),
      kill: () => signal('SIGKILL'),
    };
  };

  const read = (program: string, args: readonly string[]): Promise<string | undefined> =>
    new Promise((resolve) => {
      // On Windows many programs are batch files, which only a shell runs; the names are the extension's own.
      const options = { timeout: READ_TIMEOUT_MS, maxBuffer: MAX_READ_BYTES, shell: isWindows, windowsHide: true };
      execFile(program, args, { ...options, env: ownEnvironment() }, (error, output) => {
        resolve(error ? undefined : output.trim());
      });
    });

  return { start, read, isWindows };
}

function listen(child: ChildProcess, handlers: ProcessHandlers): void {
  let hasEnded = false;
  const end = (code: number | undefined) => {
    if (hasEnded) return;
    hasEnded = true;
    handlers.onEnd(code);
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => handlers.onOutput(text));
  }
  // The program may end before it has read everything.
  child.stdin?.on('error', () => undefined);
  child.on('error', ({ message }) => {
    handlers.onOutput(`${message}\n`);
    end(undefined);
  });
  child.on('close', (code) => end(code ?? undefined));
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // It has just ended.
  }
}

function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN_VARIABLE.test(name)));
}

function homeFolder(): string | undefined {
  return process.env['HOME'] ?? process.env['USERPROFILE'];
}
