import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import type { OpenPage } from './harness';
import { themeKinds } from './themes';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of all rules of axe-core, these alone look at what a theme changes. They take most of its time. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** The parts of a page, which many of its states have in common. */
const PARTS = 'main > *';
const EXAMINED = 'data-examined';

/** Checks collapsed parts too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** What axe-core finds in the states of a page, with everything unfolded, in all themes. */
export class Examiner {
  /** The markup of every part whose colors have been examined. */
  readonly #examined = new Set<string>();

  /** @param inTheme is called in each theme */
  async findings(shown: OpenPage, inTheme: (theme: string) => Promise<void> = () => Promise.resolve()) {
    const { page } = shown;
    await unfold(page);
    await page.evaluate(axe);
    const withoutColors = Object.fromEntries(COLOR_RULES.map((rule) => [rule, { enabled: false }]));
    const found = await run(page, { rules: withoutColors });
    const isNew = await this.#markExamined(page);
    for (const theme of themeKinds) {
      await shown.setTheme(theme);
      if (isNew) {
        const inColors = await run(page, { runOnly: COLOR_RULES }, { include: ['html'], exclude: [`[${EXAMINED}]`] });
        found.push(...inColors.map((finding) => `${theme}: ${finding}`));
      }
      await inTheme(theme);
    }
    return found;
  }

  /** Marks the parts whose colors were examined in an earlier state. @returns whether there are others */
  async #markExamined(page: Page): Promise<boolean> {
    const parts = await page.locator(PARTS).evaluateAll(markupOf);
    const examined = parts.map((markup) => this.#examined.has(markup));
    for (const markup of parts) this.#examined.add(markup);
    await page.locator(PARTS).evaluateAll(mark, { examined, name: EXAMINED });
    return examined.includes(false);
  }
}

/** With what custom elements draw, and without the comments of the template engine, which are others in each page. */
function markupOf(parts: Element[]): string[] {
  return parts.map((part) => {
    const drawn = [...part.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.innerHTML ?? '');
    return `${part.outerHTML}${drawn.join('')}`.replace(/<!--.*?-->/g, '');
  });
}

function mark(parts: Element[], { examined, name }: { examined: readonly boolean[]; name: string }): void {
  for (const [at, part] of parts.entries()) part.toggleAttribute(name, examined[at] === true);
}

/** @param context absent: all of the page */
async function run(page: Page, options: RunOptions, context?: ElementContext): Promise<string[]> {
  const where = context === undefined ? 'document' : JSON.stringify(context);
  const how = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${where}, ${how})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}
