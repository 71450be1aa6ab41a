import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs every suite, whatever the one before said, and ends with one line over all of them. */
const root = join(__dirname, '..');
const host = process.argv[2] ?? 'latest';

/** What a person does, driven from outside with the package; it waits more than it works, so two at a time. */
function flows(which: string, ...names: readonly string[]): string {
  const vsix = join(root, 'tradovate-token.vsix');
  const options = '--import=tsx --forbid-only --timeout 180000 --parallel --jobs 2';
  const files = names.map((name) => `'test/integration/flows/${name}.test.ts'`).join(' ');
  return `TRADOVATE_HOST=${which} TRADOVATE_VSIX='${vsix}' mocha ${options} ${files}`;
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** Why, each once (skipFor.ts). */
  readonly reasons: Set<string>;
}

const everything: readonly (readonly [what: string, command: string])[] = [
  ['types', 'tsc -b'],
  ['lint', 'eslint . --max-warnings 0'],
  ['format', 'prettier --check --log-level warn .'],
  ['arrows', 'npm run --silent arrows'],
  ['unit', "mocha --import=tsx --forbid-only 'test/unit/**/*.test.ts'"],
  ['run', "mocha --import=tsx --forbid-only --timeout 120000 'test/run/**/*.test.ts'"],
  ['page', "mocha --import=tsx --forbid-only --timeout 60000 'test/page/*.test.ts'"],
  ['bundles', 'npm run --silent package && node esbuild.js --production --tests'],
  ['integration', `tsx test/hosts/integration.ts ${host}`],
  ['flows', flows(host, '*')],
  ['web', 'tsx test/hosts/webTests.ts'],
  ['web flows', flows('web', 'main', 'typing', 'sidebar', 'sidebarForm')],
];
const inHost = new Set(host === 'desktop' ? ['bundles', 'integration'] : ['bundles', 'integration', 'flows']);
const chosen = host === 'latest' ? everything : everything.filter(([what]) => inHost.has(what));

/** A suite that says no figures is one check: it ended well, or it did not. */
async function count(what: string, command: string): Promise<Count> {
  console.log(`\n── ${what}: ${command}`);
  const begun = performance.now();
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    process.stdout.write(data);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const figure = (word: string) =>
    [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}`, 'gm'))].reduce((sum, [, n]) => sum + Number(n), 0);
  const reasons = new Set([...output.matchAll(/skipped because: (.+)$/gm)].map(([, reason = '']) => reason.trim()));
  const said = { passed: figure('passing'), failed: figure('failing'), skipped: figure('pending'), reasons };
  console.log(`── ${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s, exit code ${code}`);
  if (said.passed + said.failed === 0)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, reasons };
  // A suite that died after its figures has failed, whatever they say.
  return { ...said, failed: Math.max(said.failed, code === 0 ? 0 : 1) };
}

async function main(): Promise<void> {
  const total: Count = { passed: 0, failed: 0, skipped: 0, reasons: new Set() };
  for (const [what, command] of chosen) {
    const { passed, failed, skipped, reasons } = await count(what, command);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    for (const reason of reasons) total.reasons.add(reason);
    if (failed > 0) console.log(`── ${what} FAILED`);
  }
  if (total.reasons.size > 0) console.log(`\nSkipped because: ${[...total.reasons].join('; ')}`);
  // Alone on its line, for who reads it by program.
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed > 0 ? 1 : 0);
}

void main();
