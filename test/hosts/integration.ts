import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { ESSENTIAL_KINDS, startHostileService } from '../sandbox/hostile/service';
import { findDesktop } from './desktop';
import { isMain, projectRoot, runMain } from './install';
import { serverPackages } from './packages';
import { temporaryDir } from './processes';
import { environmentSettings, QUIET } from './settings';

const TESTS = join(projectRoot, 'out/test/integration/index.js');

/**
 * `tsx test/hosts/integration.ts latest|oldest|desktop [FOLDER]`: the integration suite in a real VS Code, by
 * @vscode/test-electron in all three. With `desktop`, `TRADOVATE_VSCODE_VERSION` (`1.105.0`, `stable`) names a version that
 * is downloaded; without it and without a desktop VS Code the suite runs in the latest server host and says so.
 */
async function main([wanted = 'latest', positional]: string[]): Promise<number> {
  if (!['latest', 'oldest', 'desktop'].includes(wanted)) throw new Error(`latest, oldest or desktop, not ${wanted}.`);
  if (!existsSync(TESTS)) throw new Error(`${TESTS} is missing: build the tests first.`);
  const version = wanted === 'desktop' ? process.env['TRADOVATE_VSCODE_VERSION'] : undefined;
  const desktop = wanted === 'desktop' && !version ? findDesktop() : undefined;
  const host = wanted === 'oldest' ? 'oldest' : 'latest';
  const named = `VS Code ${serverPackages[host].vscode}, server host`;
  const instead = wanted === 'desktop' ? ' (no desktop VS Code here; TRADOVATE_VSCODE names one)' : '';
  const downloaded = version && `desktop VS Code ${version}`;
  process.stdout.write(`Integration tests in ${downloaded ?? desktop ?? `${named}${instead}`}\n`);

  const temporary = temporaryDir('tt-');
  const seed = Number(process.env['TRADOVATE_HOSTILE_SEED'] ?? Date.now() % 100_000);
  // A suite of its own: its memory and its stalls are measured.
  const hostile = process.env['TRADOVATE_HOSTILE'] === '1' ? await startHostileService(seed) : undefined;
  try {
    const userDir = join(temporary.path, 'data');
    await mkdir(join(userDir, 'User'), { recursive: true });
    const settings = { ...QUIET, ...environmentSettings() };
    await writeFile(join(userDir, 'User/settings.json'), JSON.stringify(settings, undefined, 2));
    const folder = resolve(positional ?? process.env['TRADOVATE_TEST_FOLDER'] ?? join(temporary.path, 'folder'));
    await mkdir(folder, { recursive: true });
    forgetOuterCode();
    const code = await runTests({
      ...(version ? { version } : { vscodeExecutablePath: desktop ?? join(projectRoot, 'test/hosts/code') }),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: TESTS,
      launchArgs: [folder, `--user-data-dir=${userDir}`, `--extensions-dir=${join(temporary.path, 'extensions')}`],
      extensionTestsEnv: {
        TRADOVATE_HOST: host,
        ...(hostile && { TRADOVATE_HOSTILE_URL: hostile.origin, TRADOVATE_HOSTILE_SEED: String(seed) }),
      },
    });
    if (hostile) reportHostile(hostile.counts, seed);
    return code;
  } finally {
    await hostile?.close();
    temporary.remove();
  }
}

/** The kinds of responses, most often first. Throws if one is missing that the suite is there for. */
function reportHostile(counts: ReadonlyMap<string, number>, seed: number): void {
  const rows = [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(
    `The hostile service chose, with seed ${seed} (TRADOVATE_HOSTILE_SEED=${seed} repeats it): ${rows.join(', ')}\n`,
  );
  const missing = ESSENTIAL_KINDS.filter((kind) => !counts.has(kind));
  if (missing.length > 0) throw new Error(`The hostile service never sent: ${missing.join(', ')}`);
}

/** Started in a VS Code's terminal, a desktop VS Code would take itself for a part of that one. */
function forgetOuterCode(): void {
  for (const key of Object.keys(process.env)) {
    if (/^(VSCODE_|ELECTRON_)/.test(key)) Reflect.deleteProperty(process.env, key);
  }
}

if (isMain(import.meta.url)) void runMain(main);
