import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { StreamRecipeId } from '../../../src/core/snippets/recipes/recipe';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import type { SandboxOptions, SocketFault } from '../../sandbox/sandbox';
import { skipFor } from '../../skipFor';
import { otherSymbol, placer, symbol } from '../recipes/jobs';
import { checkBars, checkTicks } from './csv';
import {
  accountLines,
  assertPrinted,
  chartLines,
  depthLines,
  messagesByConnection,
  quoteLines,
  type Expectation,
} from './expected';
import { streamRunners } from './runners';
import { startProgram, type RunningProgram } from './running';
import { limitTo } from '../limited';

/** `TRADOVATE_STREAM_SECONDS=60`: so long without a fault, under load. In CI a few seconds. */
const STEADY_SECONDS = Number(process.env['TRADOVATE_STREAM_SECONDS'] ?? 5.5);
const IS_LONG = STEADY_SECONDS >= 30;
/** Programs that run at the same time: they mostly wait. */
const PARALLEL = 6;

interface Case {
  readonly recipe: StreamRecipeId;
  readonly name?: string;
  readonly sandbox?: SandboxOptions;
  readonly constants?: Readonly<Record<string, string>>;
  /** The last request that the program sends before it is live. */
  readonly endpoint: string;
  readonly expectation: Expectation;
  /** Which lines of the output; default: all. */
  readonly lines?: RegExp;
  readonly check?: (run: RunningProgram) => void;
}

const start = Date.now();
const fast: SandboxOptions = { now: () => start + (Date.now() - start) * 30 };
const quotes = { SYMBOLS: `"${symbol}, ${otherSymbol}"` };

const cases: readonly Case[] = [
  { recipe: 'streamAccount', endpoint: 'user/syncrequest', expectation: accountLines },
  { recipe: 'streamQuotes', endpoint: 'md/subscribeQuote', constants: quotes, expectation: quoteLines },
  { recipe: 'streamDepth', endpoint: 'md/subscribeDOM', expectation: depthLines },
  {
    recipe: 'streamChart',
    sandbox: fast,
    endpoint: 'md/getChart',
    expectation: chartLines,
    check: checkBars,
  },
  {
    recipe: 'streamChart',
    name: 'with ticks',
    constants: { MINUTES_PER_BAR: '0', BAR_COUNT: '20' },
    endpoint: 'md/getChart',
    expectation: chartLines,
    check: checkTicks,
  },
  {
    recipe: 'replayDay',
    sandbox: { clockMs: 100 },
    constants: { ...quotes, REPLAY_FROM: '"2026-11-24T15:00:00.000Z"', REPLAY_TO: '"2026-11-24T21:00:00.000Z"' },
    endpoint: 'md/subscribeQuote',
    expectation: quoteLines,
  },
  {
    recipe: 'client',
    constants: quotes,
    endpoint: 'md/subscribeQuote',
    expectation: quoteLines,
    lines: / bid /,
    check: (run) => {
      const rows = run.lines.filter((line) => /^(cash|position|order|fill|command) /.test(line));
      const expected = messagesByConnection(run.sandbox.frames).map((messages) => accountLines(run.sandbox, messages));
      assertPrinted(rows, expected, 12);
      assert.ok(rows.length > 0);
    },
  },
];

const faults: readonly SocketFault[] = [
  { name: 'cut' },
  { name: 'close-frame' },
  { name: 'half-frame' },
  { name: 'split-message' },
  { name: 'shutdown', reasonCode: 'Maintenance' },
  { name: 'silence' },
];

/** Sent, and not only counted: a connection is live once its last subscription was answered. */
function liveConnections({ sandbox }: RunningProgram, { endpoint }: Case): number {
  const requests = sandbox.frames.filter(
    ({ direction, text }) => direction === 'in' && text.startsWith(`${endpoint}\n`),
  );
  return new Set(requests.map(({ connection }) => connection)).size;
}

async function meetFaults(run: RunningProgram, one: Case): Promise<void> {
  const { sandbox } = run;
  const place = placer(sandbox, run.token);
  const terms = { accountSpec: 'DEMO900101', accountId: 900_101, symbol, orderQty: 1, isAutomated: true };
  let orders = 0;
  /** Something happens to the account, and is printed. */
  const happen = async () => {
    const before = run.lines.length;
    const side = orders++ % 2 === 0 ? 'Buy' : 'Sell';
    if (one.recipe === 'streamAccount') await place({ ...terms, action: side, orderType: 'Market' });
    await run.until('more lines', () => run.lines.length >= before + 3);
  };
  await run.until('live', () => liveConnections(run, one) === 1);
  await happen();
  for (const name of ['unknown', 'list-of-entities', 'out-of-order'] as const) sandbox.socketFault({ name });
  if (one.recipe === 'replayDay') sandbox.socketFault({ name: 'pause-replay' });
  sandbox.socketFault({ name: 'flood', perSecond: IS_LONG ? 1000 : 2000, seconds: IS_LONG ? STEADY_SECONDS : 0.5 });
  await delay(STEADY_SECONDS * 1000);
  await happen();
  assert.equal(liveConnections(run, one), 1, run.stderr);
  for (const fault of faults) {
    const before = liveConnections(run, one);
    sandbox.socketFault(fault);
    // More ticks than a program first asks for.
    if (fault.name === 'cut') for (let count = 0; count < 60; count++) sandbox.world.market.step();
    await run.until(`live after ${fault.name}`, () => liveConnections(run, one) > before);
    await happen();
  }
  sandbox.fault(`penalty?seconds=1&on=/${one.endpoint}`);
  sandbox.socketFault({ name: 'cut' });
  await run.until('asked to wait', () => run.stderr.includes('asks to wait'));
  await happen();
  sandbox.socketFault({ name: 'shutdown', reasonCode: 'ConnectionQuotaReached' });
  await Promise.race([run.ended, delay(10_000)]);
}

/** How late this process itself was at times, and with it everything that it received: all sandboxes run in it. */
const lateness = monitorEventLoopDelay();

/** From the open frame to the end of each connection. */
function checkHeartbeats({ sandbox }: RunningProgram): void {
  const longest = 5000 + lateness.max / 1e6;
  const beats = new Map<number, number[]>();
  for (const { connection, time, direction, text } of sandbox.frames) {
    if (text === 'o') beats.set(connection, [time]);
    if (direction === 'in' && text === '[]') beats.get(connection)?.push(time);
  }
  for (const [connection, times] of beats) {
    const last = sandbox.frames.findLast((frame) => frame.connection === connection)?.time ?? 0;
    const gaps = [...times.slice(1), last].map((time, at) => time - (times[at] ?? 0));
    assert.ok(Math.max(...gaps) <= longest, `a heartbeat after ${Math.max(...gaps)} of ${longest} ms`);
    // One that came late here is followed by one that seems to be early.
    assert.ok(last - (times[0] ?? 0) >= 2400 * (times.length - 1) - 100, `${times.length} heartbeats in ${last} ms`);
  }
  assert.ok([...beats.values()].some((times) => times.length > 1));
}

const results = new Map<string, Promise<RunningProgram>>();
const limited = limitTo(PARALLEL);

async function runCase(one: Case, runner: (typeof streamRunners)[number]): Promise<RunningProgram> {
  const recipe = recipeById(one.recipe);
  assert.ok(recipe);
  const { sandbox, constants } = one;
  const socketTimes = { heartbeatMs: 400 };
  const run = await startProgram({
    ...{ recipe, runner, sandbox: { priceStepMs: 50, socketTimes, ...sandbox } },
    ...(constants ? { constants } : {}),
  });
  await meetFaults(run, one).catch(async (error: unknown) => {
    await run.end();
    throw error;
  });
  return run;
}

/** Those that differ from JavaScript's most: the rest is the same but for its types. */
const SHORT_TYPESCRIPT: readonly StreamRecipeId[] = ['client', 'streamChart'];

function casesOf({ language }: (typeof streamRunners)[number]): readonly Case[] {
  if (language !== 'typescript' || IS_LONG) return cases;
  return cases.filter(({ recipe }) => SHORT_TYPESCRIPT.includes(recipe));
}

describe('streams, with every fault', function () {
  this.timeout(IS_LONG ? 600_000 : 180_000);

  // All of them at once, so many at a time: no language waits for the last program of another.
  before(() => {
    lateness.enable();
    for (const runner of streamRunners) {
      if (runner.lacking !== undefined) continue;
      for (const one of casesOf(runner)) {
        const run = limited(() => runCase(one, runner));
        run.catch(() => undefined);
        results.set(`${runner.language} ${one.recipe} ${one.name}`, run);
      }
    }
  });
  after(async () => {
    lateness.disable();
    for (const run of results.values()) await run.then((each) => each.end()).catch(() => undefined);
    results.clear();
  });

  for (const runner of streamRunners) {
    const language = recipeLanguageById(runner.language);
    assert.ok(language);

    describe(`in ${language.label}`, () => {
      before(function () {
        if (runner.lacking !== undefined) skipFor(this, `${language.label}, streams: ${runner.lacking}`);
      });

      for (const one of casesOf(runner))
        it(`${one.recipe} ${one.name ?? ''} prints what is sent, comes back, and ends with the reason`, async () => {
          const run = await results.get(`${runner.language} ${one.recipe} ${one.name}`);
          assert.ok(run);
          assert.notEqual(run.code ?? 0, 0, 'ends with an error');
          const lines = run.stderr.split('\n').filter((line) => line !== '');
          assert.match(lines.at(-1) ?? '', /ConnectionQuotaReached By the sandbox/, run.stderr);
          const printed = one.lines ? run.lines.filter((line) => one.lines?.test(line)) : run.lines;
          const expected = messagesByConnection(run.sandbox.frames).map((messages) =>
            one.expectation(run.sandbox, messages),
          );
          assertPrinted(printed, expected, 12);
          checkHeartbeats(run);
          assert.doesNotMatch(run.stdout + run.stderr, new RegExp(run.token.replace(/\W/g, '.')));
          one.check?.(run);
        });
    });
  }
});
