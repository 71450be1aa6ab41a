import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { fixtures } from './fixtures';
import { openStage, type Stage } from './harness';
import { themeKinds } from './themes';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('accessibility of the page', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());

  for (const name of Object.keys(fixtures))
    it(`has nothing that axe-core finds: ${name}`, async () => {
      const shown = await stage.state(name);
      await unfold(shown.page);
      await shown.page.evaluate(axe);
      assert.deepEqual(await findings(shown.page), []);
      // Of all its rules, these alone look at what a theme changes.
      for (const theme of themeKinds) {
        await shown.setTheme(theme);
        assert.deepEqual(await findings(shown.page, ['color-contrast', 'link-in-text-block']), [], theme);
      }
      await shown.close();
    });
});

/** Checks collapsed parts too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** @param rules absent: all of them */
async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules ? { runOnly: [...rules] } : {}) };
  const results = await page.evaluate(
    (asked) => (globalThis as unknown as { axe: { run(asked: object): Promise<AxeResults> } }).axe.run(asked),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}
