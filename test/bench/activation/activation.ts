import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../../hosts/browser';
import { temporaryDir } from '../../hosts/processes';
import { startServer, type Payload } from '../../hosts/server';
import { nodeEntry, runTestPage } from '../../hosts/testPage';
import { median } from '../median';
import { buildVariants, bundleSize, EXTENSIONS, TIMES, type MainTimes, type Variant } from './variants';

const WINDOWS = 8;

export interface ActivationFigure {
  readonly name: string;
  /** KB. */
  readonly bundle: number;
  /** Median of compiling and running the bundle, ms. */
  readonly load: number;
  /** Median of `activate`, ms. */
  readonly activate: number;
  /** Median of both together, ms. */
  readonly total: number;
  /** Median of the first command of the session and the first one about requests, ms. */
  readonly firstSession: number | undefined;
  readonly firstRequest: number | undefined;
}

interface Measured extends MainTimes {
  readonly total: number;
  readonly firstSession?: number;
  readonly firstRequest?: number;
}

/** Loads and activates all variants in each of several windows of a real VS Code, in turns. The first one warms up. */
export async function measureActivation(): Promise<{ figures: readonly ActivationFigure[]; missing?: string }> {
  const { variants, missing } = buildVariants();
  const [warmUp, ...measured] = variants;
  const server = await startServer({ host: 'latest', smokeTestDriver: true, extensionsDir: EXTENSIONS });
  const temporary = temporaryDir('tt-activation-');
  const browser = await openBrowser();
  const times = new Map<string, Measured[]>(measured.map(({ name }) => [name, []]));
  try {
    for (let window = 0; window < WINDOWS; window++) {
      const turn = window % measured.length;
      const order = [...(warmUp ? [warmUp] : []), ...measured.slice(turn), ...measured.slice(0, turn)];
      const results = join(temporary.path, `${window}.json`);
      const entry = join(temporary.path, `${window}.cjs`);
      writeFileSync(`${entry}.js`, harness(order, results));
      writeFileSync(entry, nodeEntry(`${entry}.js`));
      const payload: Payload = [
        ['extensionTestsPath', server.uri(entry)],
        ['skipWelcome', 'true'],
        // Tests only run with an extension under development.
        ...(warmUp ? [['extensionDevelopmentPath', server.uri(warmUp.folder)] as [string, string]] : []),
      ];
      await runTestPage(browser.context, server, server.url(undefined, payload));
      // Otherwise its extension host would run on during the next measurement.
      for (const page of browser.context.pages()) await page.close();
      const read = JSON.parse(readFileSync(results, 'utf8')) as Readonly<Record<string, Measured>>;
      for (const { name } of measured) if (read[name]) times.get(name)?.push(read[name]);
    }
  } finally {
    await browser.close();
    await server.stop();
    temporary.remove();
  }
  const figures = measured.map((variant): ActivationFigure => {
    const of = times.get(variant.name) ?? [];
    const medianOf = (figure: keyof Measured) => {
      const values = of.flatMap(({ [figure]: value }) => value ?? []);
      return values.length > 0 ? median(values) : undefined;
    };
    return {
      name: variant.name,
      bundle: bundleSize(variant),
      load: medianOf('load') ?? NaN,
      activate: medianOf('activate') ?? NaN,
      total: medianOf('total') ?? NaN,
      firstSession: medianOf('firstSession'),
      firstRequest: medianOf('firstRequest'),
    };
  });
  return { figures, ...(missing === undefined ? {} : { missing }) };
}

/**
 * Runs inside the extension host. Both commands end without asking anything: there is no token to forget and no list in
 * which to toggle the token.
 */
function harness(order: readonly Variant[], results: string): string {
  return `
const vscode = require('vscode');
const { writeFileSync } = require('node:fs');
const timed = async (work) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
// What others do at their start would be measured, too.
const quiet = async () => {
  for (let calm = 0; calm < 20; ) {
    const late = (await timed(() => new Promise((resolve) => setTimeout(resolve, 10)))) - 10;
    calm = late < 5 ? calm + 1 : 0;
  }
};
exports.run = async () => {
  const figures = {};
  const order = ${JSON.stringify(order)};
  for (const { name, prefix } of order) {
    const extension = vscode.extensions.getExtension('bench.' + prefix.slice(0, -1));
    if (!extension) throw new Error(name + ' is not among ' + vscode.extensions.all.map((one) => one.id).filter((id) => id.startsWith('bench')));
    await quiet();
    await extension.activate();
    const times = globalThis.${TIMES}[name];
    figures[name] = { ...times, total: times.load + times.activate };
  }
  const registered = new Set(await vscode.commands.getCommands(true));
  for (const { name, prefix } of order) {
    if (!registered.has(prefix + 'forgetToken')) continue;
    await quiet();
    figures[name].firstSession = await timed(() => vscode.commands.executeCommand(prefix + 'forgetToken'));
    figures[name].firstRequest = await timed(() => vscode.commands.executeCommand(prefix + 'flipSnippetToken'));
  }
  writeFileSync(${JSON.stringify(results)}, JSON.stringify(figures));
};
`;
}
