import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryDir } from '../hosts/processes';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox/sandbox';

export const root = join(__dirname, '../..');
export const vsix = join(root, 'tradovate-token.vsix');

/** The package as a user gets it. */
export function buildPackage(): void {
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

export interface Stage {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly userSettings: Record<string, unknown>;
}

/** A sandbox, a folder to work in, which goes when this process ends, and the settings that name the sandbox as an environment. */
export async function setStage(options: SandboxOptions = {}): Promise<Stage> {
  const sandbox = await startSandbox(options);
  const folder = temporaryDir('tradovate-demo-').path;
  return { sandbox, folder, userSettings: { 'tradovate.environments': { Sandbox: sandbox.baseUrl } } };
}
