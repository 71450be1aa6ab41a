import assert from 'node:assert/strict';
import { Examiner } from './examine';
import { fixtures } from './fixtures';
import { openStage, type Stage } from './harness';

describe('accessibility of the page', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());
  const examiner = new Examiner();

  for (const name of Object.keys(fixtures))
    it(`has no horizontal scroll bar at 200 px, and nothing that axe-core finds: ${name}`, async () => {
      const shown = await stage.state(name, { width: 200 });
      const wide = await shown.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wide, 0);
      await shown.page.setViewportSize({ width: 300, height: 900 });
      assert.deepEqual(await examiner.findings(shown), []);
      await shown.close();
    });
});
