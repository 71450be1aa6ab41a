import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { frontMonth } from '../../../src/core/operations/frontMonth';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { skipFor } from '../../skipFor';
import { streamRunners } from './runners';
import { PreparedPrograms, type RunningProgram } from './running';

const FILE = 'chart.csv';
const ticks = { MINUTES_PER_BAR: '0', BAR_COUNT: '2' };
/** It moves by 1/256 of a point. */
const note = frontMonth('ZT', Date.now()) ?? '';

const rowsOf = ({ folder }: RunningProgram) => folder.read(FILE)?.trimEnd().split('\n') ?? [];

/** TypeScript is the same code as JavaScript, with types. */
for (const runner of streamRunners.filter((each) => each.language !== 'typescript')) {
  const language = recipeLanguageById(runner.language);
  const recipe = recipeById('streamChart');
  assert.ok(language && recipe);

  describe(`streamChart in ${language.label}`, function () {
    this.timeout(60_000);
    const programs = new PreparedPrograms();
    /** Prices stand still unless the test moves them. */
    const prepare = (constants: Readonly<Record<string, string>>) => programs.prepare({ recipe, runner, constants });
    const endsWith = async (run: RunningProgram, words: RegExp) => {
      await run.ended;
      assert.notEqual(run.code, 0);
      assert.match(run.stderr, words);
      assert.equal(run.stderr.trimEnd().split('\n').length, 1, run.stderr);
    };

    before(function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}, streamChart: ${runner.lacking}`);
    });
    after(() => programs.remove());

    it('writes prices with all decimals of their tick', async () => {
      const run = await (await prepare({ ...ticks, SYMBOL: `"${note}"` })).start();
      await run.until('live', () => rowsOf(run).length === 3);
      for (const price of [103.50390625, 103.5078125, 103.515625, 104]) run.sandbox.setPrice(note, price);
      await run.until('written', () => rowsOf(run).length === 7);
      const columns = rowsOf(run).map((row) => row.split(','));
      assert.deepEqual(columns.map(([, price, , bid, , ask]) => `${price} ${bid} ${ask}`).slice(3), [
        '103.50390625 103.50390625 103.5078125',
        '103.5078125 103.5078125 103.51171875',
        // The sandbox leaves out every third book.
        '103.515625  ',
        '104 104 104.00390625',
      ]);
      run.kill();
      await run.ended;
    });

    it('leaves a file alone, and makes none before rows have come', async () => {
      const program = await prepare({ ...ticks, BAR_COUNT: '1' });
      program.folder.write(FILE, 'mine\n');
      await endsWith(await program.start(), /^chart.csv exists/);
      assert.equal(program.folder.read(FILE), 'mine\n');
      assert.deepEqual(program.sandbox.frames, []);

      rmSync(join(program.folder.path, FILE));
      program.sandbox.socketFault({ name: 'refuse-authorize' });
      await endsWith(await program.start(), /^authorize: 401/);
      assert.equal(program.folder.read(FILE), undefined);

      const run = await program.start();
      await run.until('live', () => rowsOf(run).length === 2);
      run.kill();
      await run.ended;
    });

    it('says where it can not write, in one line', async () => {
      const program = await prepare({ ...ticks, CHART_FILE: '"missing/chart.csv"' });
      await endsWith(await program.start(), /missing.chart.csv/);
    });

    it('begins with fewer bars than are finished', async () => {
      const run = await (await prepare({ BAR_COUNT: '1' })).start();
      const { sandbox } = run;
      await run.until('live', () => {
        sandbox.world.market.step();
        return run.lines.length > 5;
      });
      assert.ok(rowsOf(run).length <= 1);
      run.kill();
      await run.ended;
    });

    it('says when an outage was longer than what the service knows of it', async () => {
      const run = await (await prepare(ticks)).start();
      const { sandbox } = run;
      await run.until('live', () => rowsOf(run).length === 3);
      sandbox.socketFault({ name: 'cut' });
      for (let count = 0; count < 2500; count++) sandbox.world.market.step();
      await run.until('back', () => rowsOf(run).length > 2000);
      assert.match(run.stderr, /\nNothing is known between \S+Z and \S+Z\n$/);
      run.kill();
      await run.ended;
    });
  });
}
