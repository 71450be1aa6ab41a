import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_KB } from '../bench/budgets';
import { buildTwice, sha256 } from './buildTwice';
import { deadPictures, unneededFiles, wrongNotices } from './contents';
import { lintOtherFiles, lintScripts, lintWorkflows } from './lintWorkflows';
import { writeNotices } from './notices';
import { isPreRelease } from './package';
import { writeSbom } from './sbom';
import { checkVersion, notesOf } from './version';

/**
 * `npm run release:check`: all that a release does but publishing, for the last commit. `RELEASE_TAG` is the tag of a
 * release. Leaves in out/release what is published, and `facts.txt`, which the workflow reads.
 */
const root = join(__dirname, '../..');
const out = join(root, 'out/release');
const readText = (file: string) => readFileSync(join(root, file), 'utf8');
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: root, encoding: 'utf8' });

/** What needs GitHub, the Marketplace or another system. */
const notTried = [
  'GitHub: the runs of the workflows, the attestations, the release with its files',
  'GitHub: actionlint and zizmor, which are no packages of npm (the workflow "Workflows" runs them)',
  'Marketplace: sign-in as the federated identity, vsce publish',
  'Open VSX: trusted publishing, ovsx publish',
  'desktop VS Code on Windows, macOS and Linux, 1.105.0 and stable (the workflow "CI" runs them)',
];

let failed = 0;
/** Prints a line for the step, and below it what was found. */
function report(what: string, found: readonly string[], detail = ''): void {
  if (found.length > 0) failed++;
  console.log(`${found.length > 0 ? 'FAILED' : 'ok    '} ${what}${detail && `: ${detail}`}`);
  for (const line of found) console.log(`         ${line}`);
}

function versionProblems(version: string): readonly string[] {
  const { version: lockVersion } = JSON.parse(readText('package-lock.json')) as { readonly version: string };
  const tag = process.env['RELEASE_TAG'];
  return checkVersion({ version, lockVersion, changelog: readText('CHANGELOG.md'), tag });
}

function missingInSbom(): readonly string[] {
  const { dependencies } = JSON.parse(readText('package.json')) as { readonly dependencies: Record<string, string> };
  const { components } = JSON.parse(writeSbom()) as { readonly components: readonly { readonly name: string }[] };
  const names = new Set(components.map(({ name }) => name));
  return Object.keys(dependencies).filter((name) => !names.has(name));
}

/** The options that the workflows give to programs that aren't run here. */
function missingOptions(): readonly string[] {
  const help = run(process.execPath, 'node_modules/@vscode/vsce/vsce', 'publish', '--help');
  const options = ['--azure-credential', '--packagePath', '--pre-release'];
  return options.filter((option) => !help.includes(option)).map((option) => `vsce publish has no ${option}`);
}

/** Builds twice, compares, and leaves what is published in out/release. */
function checkPackage(version: string): void {
  const [first = '', second = ''] = buildTwice(root, join(root, 'out/clones'));
  const hash = sha256(first);
  report('package built twice, the same bytes', hash === sha256(second) ? [] : [`${hash} and ${sha256(second)}`], hash);
  const size = statSync(first).size / 1024;
  report('package within its size', size > PACKAGE_KB ? [`over ${PACKAGE_KB} KB`] : [], `${size.toFixed(1)} KB`);
  report('package holds only what is needed', unneededFiles(first));
  report('pages show their pictures', deadPictures(first));
  const file = `tradovate-token-${version}.vsix`;
  const sbom = `tradovate-token-${version}.cdx.json`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  copyFileSync(first, join(out, file));
  writeFileSync(join(out, sbom), writeSbom());
  writeFileSync(join(out, 'notes.md'), `${notesOf(readText('CHANGELOG.md'), version)}\n`);
  const flag = isPreRelease(version) ? '--pre-release' : '';
  const facts = Object.entries({ file, sbom, sha256: hash, flag }).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(out, 'facts.txt'), facts.join(''));
  rmSync(join(root, 'out/clones'), { recursive: true, force: true });
}

async function main(): Promise<void> {
  const { version } = JSON.parse(readText('package.json')) as { readonly version: string };
  const changed = run('git', 'status', '--porcelain').trim();
  if (changed !== '') console.log(`Not committed, so not in the package:\n${changed}\n`);
  report('workflows', await lintWorkflows());
  const inScripts = lintScripts();
  if (inScripts) report('scripts of the workflows, by shellcheck', inScripts);
  else notTried.push('shellcheck over the scripts of the workflows, because it is not installed');
  report('other files of .github', lintOtherFiles(root));
  report(
    `version, changelog and tag: ${version}, ${isPreRelease(version) ? 'pre-release' : 'release'}`,
    versionProblems(version),
  );
  report('notices', readText('THIRD-PARTY-NOTICES.md') === writeNotices(root) ? [] : ['run npm run notices']);
  report('notices name what is bundled', await wrongNotices(root));
  report('SBOM names each dependency', missingInSbom());
  report('options of vsce', missingOptions());
  report('lock file of ovsx', existsSync(join(root, '.github/ovsx/package-lock.json')) ? [] : ['it is missing']);
  checkPackage(version);
  console.log(`\nNot tried here:\n${notTried.map((line) => `- ${line}\n`).join('')}`);
  console.log(
    `${failed === 0 ? 'Ready to release' : 'Not ready'}: ${readFileSync(join(out, 'facts.txt'), 'utf8').replaceAll('\n', ' ')}`,
  );
  process.exit(failed === 0 ? 0 : 1);
}

void main();
