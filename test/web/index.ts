/// <reference lib="dom" />
import 'mocha/mocha';

/** What VS Code calls in its web worker. The same tests as in the Node host: the extension's bundle is the same. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 30_000, color: false });
  // Its own standard draws on a page, which a worker has not.
  mocha.reporter('spec');
  await import('every:test/integration/inside');
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
