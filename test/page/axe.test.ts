import assert from 'node:assert/strict';
import { findings, unfold } from './examine';
import { fixtures } from './fixtures';
import { openStage, type Stage } from './harness';
import { DEFAULT_THEME, themeKinds } from './themes';

describe('accessibility of the page', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());

  for (const name of Object.keys(fixtures))
    it(`has no horizontal scroll bar at 200 px, and nothing that axe-core finds: ${name}`, async () => {
      const shown = await stage.state(name, { width: 200 });
      const wide = await shown.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wide, 0);
      await shown.page.setViewportSize({ width: 300, height: 900 });
      await unfold(shown.page);
      assert.deepEqual(await findings(shown.page), []);
      // Of all its rules, these alone look at what a theme changes.
      for (const theme of themeKinds.filter((kind) => kind !== DEFAULT_THEME)) {
        await shown.setTheme(theme);
        assert.deepEqual(await findings(shown.page, ['color-contrast', 'link-in-text-block']), [], theme);
      }
      await shown.close();
    });
});
