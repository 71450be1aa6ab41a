import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The groups that run now, so that none outlives this process. */
const running = new Set<number>();
const folders = new Set<string>();

/**
 * Both ends are watched: when the program ends its helpers are killed, and when *we* end, even by SIGKILL, the pipe
 * closes and the whole group is killed. (`kill 0` is the shell's own group, which `detached` made.)
 */
const GUARD = '{ "$@" </dev/null; kill -9 0; } & read -r _; kill -9 0';

export interface Group {
  child: ChildProcess;
  /** What it wrote, the last part of it: for the message when something goes wrong. */
  output: () => string;
  ended: Promise<void>;
  gone: () => boolean;
  kill(): Promise<void>;
}

/** Starts a program with all that it will start in a process group of its own. */
export function startGroup(program: string, args: string[], env: NodeJS.ProcessEnv): Group {
  const child = spawn('sh', ['-c', GUARD, 'sh', program, ...args], {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  const ended = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', () => {
      if (pid !== undefined) running.delete(pid);
      done();
    });
  });
  return {
    child,
    output: () => text,
    ended,
    gone: () => pid === undefined || !running.has(pid),
    kill: () => {
      killGroup(pid);
      return ended;
    },
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined || !running.has(pid)) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended on its own
  }
}

/** A folder for temporary files that goes at the latest when this process ends. */
export function temporaryDir(prefix: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), prefix));
  folders.add(path);
  return { path, remove: () => removeFolder(path) };
}

function removeFolder(path: string): void {
  folders.delete(path);
  try {
    // Retries: a process that was just killed may still be writing.
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  } catch {
    // the system empties its folder for temporary files
  }
}

/** A program that another one started, and that must not outlive it: its starter may be killed without a word. */
export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 500).unref();
}

process.on('exit', () => {
  running.forEach(killGroup);
  folders.forEach(removeFolder);
});
// Without a listener a signal ends the process at once, and the above does not run.
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.on(signal, () => process.exit(128 + number));
}
