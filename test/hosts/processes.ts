import { spawn, type ChildProcess } from 'node:child_process';

/** The groups that run now, so that none outlives this process. */
const running = new Set<number>();

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

process.on('exit', () => running.forEach(killGroup));
