import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import type { Sandbox, SocketFault } from '../../sandbox/sandbox';
import { skipFor } from '../../skipFor';
import { chartsIn, messagesByConnection, rowsOf } from './expected';
import { streamRunners } from './runners';
import { PreparedPrograms, type PreparedProgram, type RunningProgram } from './running';

const HEADER = 'timestamp,open,high,low,close,volume';
const GET_CHART = 'md/getChart';
const CANCEL_CHART = 'md/cancelChart';
const HOUR_MS = 60 * 60 * 1000;

/** Three weeks have so many bars that there are several responses, each with its bars and their end under other ids. */
const midnight = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS;
const weeks = { from: midnight - 21 * 24 * HOUR_MS, to: midnight };
const isoText = (time: number) => `"${new Date(time).toISOString()}"`;

const requestsOf = ({ frames }: Sandbox, endpoint = GET_CHART) =>
  frames.filter(({ direction, text }) => direction === 'in' && text.startsWith(`${endpoint}\n`));

/** Every bar of the range that was sent, once and in order. */
function checkBars({ sandbox, folder, code, stderr }: RunningProgram, { from, to }: typeof weeks): void {
  assert.equal(code, 0, stderr);
  const sent = messagesByConnection(sandbox.frames).flatMap((messages) => chartsIn(messages).flatMap(rowsOf));
  const timeOf = (row: string) => Date.parse(row.split(',')[0] ?? '');
  const wanted = [...new Set(sent)].filter((row) => timeOf(row) >= from && timeOf(row) < to).sort();
  assert.deepEqual(folder.read('bars.csv')?.split('\n'), [HEADER, ...wanted, '']);
}

interface Trouble {
  readonly name: string;
  readonly prepare: (sandbox: Sandbox) => void;
  /** After its first request for bars, whose response comes a moment later. */
  readonly fault?: SocketFault;
  /** In what it says, in one line; absent: nothing. */
  readonly words?: RegExp;
  /** In the one line with which it ends; absent: it does its job. */
  readonly end?: RegExp;
}

const later = (sandbox: Sandbox) => sandbox.fault({ name: 'stalled', ms: 300, on: `/${GET_CHART}` });
const reconnects = /connecting again in/;
const troubles: readonly Trouble[] = [
  { name: 'nothing', prepare: () => undefined },
  { name: 'elements that nobody knows', prepare: later, fault: { name: 'unknown' } },
  ...(['cut', 'close-frame', 'half-frame', 'split-message', 'silence'] as const).map((name) => ({
    ...{ name, prepare: later, fault: { name }, words: reconnects },
  })),
  {
    name: 'a loss after some of the bars',
    prepare: (sandbox) => sandbox.fault({ name: 'cut-before', on: `/${GET_CHART}`, skip: 1 }),
    words: reconnects,
  },
  ...(['http-500', 'http-408'] as const).map((name) => ({
    name: `${name} after some of the bars`,
    prepare: (sandbox: Sandbox) => sandbox.fault({ name, on: `/${GET_CHART}`, skip: 1 }),
    words: reconnects,
  })),
  {
    name: 'a fault whenever a chart is closed',
    prepare: (sandbox) => sandbox.fault({ name: 'http-500', on: `/${CANCEL_CHART}`, times: 100 }),
  },
  {
    name: 'a loss when a chart is closed',
    prepare: (sandbox) => sandbox.fault({ name: 'cut-before', on: `/${CANCEL_CHART}` }),
    words: reconnects,
  },
  {
    name: 'delayed prices',
    prepare: (sandbox) => sandbox.reset({ marketDataMode: 'Delayed' }),
    words: /delayed by about 10 minutes/,
  },
  {
    name: 'no subscription',
    prepare: (sandbox) => sandbox.reset({ marketDataMode: 'None' }),
    end: /no subscription/,
  },
  {
    name: 'a penalty that is longer than the service waits for a heartbeat',
    prepare: (sandbox) => sandbox.fault({ name: 'penalty', seconds: 4, on: `/${GET_CHART}` }),
    words: /asks to wait/,
  },
  {
    name: 'another connection in its place',
    prepare: later,
    fault: { name: 'shutdown', reasonCode: 'ConnectionQuotaReached' },
    end: /ConnectionQuotaReached By the sandbox/,
  },
  {
    name: 'bars that never come',
    prepare: (sandbox) =>
      sandbox.fault({
        ...{ name: 'status', status: 200, contentType: 'application/json', on: `/${GET_CHART}` },
        text: JSON.stringify({ historicalId: 98, realtimeId: 99 }),
      }),
    end: /getChart: no bars/,
  },
  {
    name: 'a response without a chart',
    prepare: (sandbox) => sandbox.fault({ name: 'empty-200', on: `/${GET_CHART}` }),
    end: /getChart: the response has no chart/,
  },
];

const OLD = `${HEADER}\nmine\n`;

/** TypeScript is the same code as JavaScript, with types. */
for (const runner of streamRunners.filter((each) => each.language !== 'typescript')) {
  const language = recipeLanguageById(runner.language);
  assert.ok(language);
  const recipe = recipeById('downloadBars');
  assert.ok(recipe);

  describe(`downloadBars in ${language.label}`, function () {
    this.timeout(60_000);
    const programs = new PreparedPrograms();
    let program: PreparedProgram | undefined;
    const prepare = (constants: Readonly<Record<string, string>> = {}) => {
      const socketTimes = { heartbeatMs: 400, idleMs: 3500 };
      return programs.prepare({ recipe, runner, sandbox: { socketTimes }, constants });
    };

    before(async function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}, downloadBars: ${runner.lacking}`);
      program = await prepare({ FROM_TIME: isoText(weeks.from) });
    });
    after(() => programs.remove());

    for (const { name, prepare: trouble, fault, words, end } of troubles)
      it(`${end ? 'ends with the reason after' : 'does its job in spite of'} ${name}`, async () => {
        assert.ok(program);
        const { sandbox, folder } = program;
        sandbox.reset();
        folder.write('bars.csv', OLD);
        trouble(sandbox);
        const run = await program.start();
        if (fault) {
          await run.until('asked', () => requestsOf(sandbox).length === 1);
          sandbox.socketFault(fault);
        }
        await run.ended;
        const [line = '', ...others] = run.stderr.trimEnd().split('\n');
        assert.deepEqual(others, []);
        assert.match(line, words ?? end ?? /^$/);
        if (end) {
          assert.notEqual(run.code, 0);
          assert.equal(folder.read('bars.csv'), OLD);
        } else {
          checkBars(run, weeks);
        }
      });

    it('closes each chart after its end, and waits before the next one', async () => {
      assert.ok(program);
      const { sandbox } = program;
      sandbox.reset();
      // Refused, as one that the service has closed.
      sandbox.fault({ name: 'refused', on: `/${CANCEL_CHART}` });
      const run = await program.start();
      await run.ended;
      checkBars(run, weeks);
      assert.equal(run.stderr, '');
      const ids = messagesByConnection(sandbox.frames).flatMap((messages) =>
        messages.flatMap(({ d }) => (d as { realtimeId?: number } | undefined)?.realtimeId ?? []),
      );
      const canceled = requestsOf(sandbox, CANCEL_CHART);
      assert.deepEqual(
        canceled.map(
          ({ text }) => (JSON.parse(text.split('\n')[3] ?? '') as { subscriptionId: number }).subscriptionId,
        ),
        ids,
      );
      assert.ok(ids.length > 2);
      const next = requestsOf(sandbox).slice(1);
      // Give or take what clocks are rounded.
      assert.ok(next.every(({ time }, at) => time - (canceled[at]?.time ?? time) >= 45));
    });

    it('waits longer each time that the service has a fault', async () => {
      assert.ok(program);
      const { sandbox } = program;
      sandbox.reset();
      sandbox.fault({ name: 'http-500', on: `/${GET_CHART}`, times: 6 });
      const run = await program.start();
      await run.ended;
      checkBars(run, weeks);
      const times = requestsOf(sandbox).map(({ time }) => time);
      const waits = times.slice(1, 7).map((time, at) => time - (times[at] ?? 0));
      // The last of 20, 40 … 640 ms, give or take a fifth.
      assert.ok((waits[5] ?? 0) >= 500, waits.join());
      assert.equal(run.stderr.match(/getChart: 500 .*connecting again in/g)?.length, 6, run.stderr);
    });

    for (const [name, constants, words] of [
      ['no bars', { FROM_TIME: '"2010-01-04"', TO_TIME: '"2010-01-05"' }, /No bars/],
      ['none in the range', { FROM_TIME: '"2040-01-04"', TO_TIME: '"2040-01-05"' }, /No bars/],
      ['a time that is none', { FROM_TIME: '"20.11.2026"' }, /^20.11.2026 is not a time/],
    ] as const)
      it(`keeps a file where there is ${name}`, async () => {
        const prepared = await prepare(constants);
        const { folder, sandbox } = prepared;
        folder.write('bars.csv', OLD);
        const run = await prepared.start();
        await run.ended;
        assert.equal(run.code, 1, run.stderr);
        assert.match(run.stderr, words);
        assert.equal(run.stderr.trimEnd().split('\n').length, 1, run.stderr);
        assert.equal(folder.read('bars.csv'), OLD);
        if (name === 'a time that is none') assert.deepEqual(sandbox.frames, []);
      });

    it('takes times without a zone for UTC, and others for what they are', async () => {
      const day = (time: number) => new Date(time).toISOString().slice(0, 10);
      // Long enough for a weekend in it.
      const [from, to] = [midnight - 6 * 24 * HOUR_MS, midnight - 3 * 24 * HOUR_MS];
      const times = { FROM_TIME: `"${day(from)}T00:00:00"`, TO_TIME: `"${day(to)}T06:30:00-05:00"` };
      const run = await (await prepare(times)).start();
      await run.ended;
      checkBars(run, { from, to: to + 11.5 * HOUR_MS });
    });
  });
}
