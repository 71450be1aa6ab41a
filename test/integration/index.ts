import Mocha from 'mocha';

/** What VS Code calls in its extension host. Throws where a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, forbidOnly: true, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // Found by the build, so that none is forgotten. Against a hostile service, in Node's extension host, as a suite of its own.
  if (process.env['TRADOVATE_HOSTILE_URL'] === undefined) await import('every:test/integration/inside');
  else await import('every:test/integration/node');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
