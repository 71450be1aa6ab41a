import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without a shell in between. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: join(options.cwd, 'home'), LANG: 'C.UTF-8', ...options.env };
    const child = spawn(program, args, { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Why a program's cases cannot run here; `undefined`: it is there. */
export function lacking(program: string, ...args: readonly string[]): string | undefined {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0 ? undefined : `no ${program} ${args.join(' ')}`;
}

/** A folder of its own, removed after. `marks` are the files that something must have made by being executed. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'snippets-'));

  constructor() {
    mkdirSync(join(this.path, 'home'));
  }

  write(name: string, text: string): string {
    const path = join(this.path, name);
    writeFileSync(path, text);
    return path;
  }

  /** `undefined`: there is no such file. */
  read(name: string): string | undefined {
    const path = join(this.path, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  marks(): readonly string[] {
    return readdirSync(this.path).filter((name) => name.startsWith('executed'));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
