import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { skipFor } from '../../skipFor';
import { placer, symbol } from '../recipes/jobs';
import { streamRunners } from './runners';
import { PreparedPrograms, type RunningProgram } from './running';

const terms = { accountSpec: 'DEMO900101', accountId: 900_101, symbol, orderQty: 1, isAutomated: true };
const SYNC = 'user/syncrequest';

const lineOf = ({ lines }: RunningProgram, kind: string) => lines.findLast((line) => line.startsWith(kind));

/** TypeScript is the same code as JavaScript, with types. */
for (const runner of streamRunners.filter((each) => each.language !== 'typescript')) {
  const language = recipeLanguageById(runner.language);
  const recipe = recipeById('streamAccount');
  assert.ok(language && recipe);

  describe(`streamAccount in ${language.label}, of a position`, function () {
    this.timeout(60_000);
    const programs = new PreparedPrograms();
    let run: RunningProgram;

    before(async function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}, streamAccount: ${runner.lacking}`);
      const program = await programs.prepare({ recipe, runner });
      program.sandbox.setRights({ ContractLibrary: 'Denied' });
      run = await program.start();
      await run.until('live', () => run.lines.length > 0);
      await placer(run.sandbox, run.token)({ ...terms, action: 'Buy', orderType: 'Market' });
      await run.until('filled', () => lineOf(run, 'fill') !== undefined && lineOf(run, 'position') !== undefined);
    });
    after(async () => {
      run.kill();
      await run.ended;
      await programs.remove();
    });

    it('has the id of a contract that the key may not look up', () => {
      const id = run.sandbox.world.contracts.find(symbol)?.id;
      assert.ok(lineOf(run, 'position')?.includes(`: 1 ${id} at `), run.stdout);
    });

    it('says which fill does not count, and what is no more', async () => {
      const { sandbox } = run;
      const [fill] = sandbox.world.ledger.all('fill');
      const [position] = sandbox.world.ledger.all('position');
      assert.ok(fill && position);
      const [fillLine, positionLine] = [lineOf(run, 'fill'), lineOf(run, 'position')];
      sandbox.bustFill(fill.id);
      sandbox.deleteRow('position', position.id);
      await run.until('deleted', () => run.lines.at(-1)?.endsWith('deleted') === true);
      assert.deepEqual(run.lines.slice(-2), [`${fillLine} (busted)`, `${positionLine} deleted`]);
    });

    it('comes back after a fault of the service at the subscription', async () => {
      const { sandbox } = run;
      const before = run.lines.length;
      sandbox.fault({ name: 'http-500', on: `/${SYNC}` });
      sandbox.socketFault({ name: 'cut' });
      await run.until('back', () => run.lines.slice(before).some((line) => line.startsWith('fill')));
      assert.match(run.stderr, /syncrequest: 500 .*connecting again in/);
    });
  });
}
