import assert from 'node:assert/strict';
import { englishText, t } from '../../src/core/platform/text';
import type { ResponseView } from '../../src/core/sidebar/historyEntry';
import * as brackets from './brackets';
import { begin, fixtures, history, snapshot } from './fixtures';
import { openStage, type Stage } from './harness';
import { pseudoLocale } from './pseudoLocale';
import { listRequest, orderRequest } from './requests';
import * as responses from './responses';
import * as tokens from './tokens';

describe('the page', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());

  it('cuts off no text that is 35 % longer, at 200 to 400 px', async () => {
    for (const name of Object.keys(fixtures)) {
      const longer = await stage.state(name, { width: 200, translate: pseudoLocale });
      for (const [width, theme] of [
        [200, 'vscode-dark'],
        [300, 'vscode-light'],
        [400, 'vscode-high-contrast'],
      ] as const) {
        await longer.page.setViewportSize({ width, height: 900 });
        await longer.setTheme(theme);
        assert.deepEqual(await longer.page.evaluate(cutOffTexts), [], `${name} at ${width} px`);
      }
      await longer.close();
    }
  });

  it('shows foreign markup as the text that it is', async () => {
    const evil = '<img src=x onerror="hacked=1"><script>hacked=1</script>{0}';
    const explanation = {
      ...({ reason: 'refused', tone: 'error', remedies: [] } as const),
      sentences: [t('{0}', evil)],
      quotations: [evil],
    } as const;
    const texts: ResponseView = {
      ...responses.html,
      reason: evil,
      environment: evil,
      body: evil,
      headers: [[evil, evil]],
      explanation,
    };
    const bodies = [texts, { ...texts, id: 99, kind: 'json', body: JSON.stringify({ [evil]: evil }) } as const];
    for (const response of bodies) {
      const opened = await stage.open(begin(snapshot({ ...hostile(evil), response: response.id }), response));
      await opened.page.locator('[data-act=try]').click();
      const found = await opened.page.evaluate(() => [
        'hacked' in globalThis,
        document.querySelectorAll('main :is(img, script, iframe, a)').length,
        document.body.innerText.includes('<img src=x'),
      ]);
      assert.deepEqual(found, [false, 0, true]);
      await opened.close();
    }
  });

  it('announces a change of state and a response, but not each second', async () => {
    const opened = await stage.open(begin(snapshot({ token: tokens.lastMinutes, request: listRequest })));
    const announced = () => opened.page.locator('#announcement').innerText();
    await opened.page.evaluate(countChanges);
    for (const timeLeft of ['1:57', '1:56'])
      await opened.send({
        type: 'snapshot',
        snapshot: snapshot({ token: { ...tokens.lastMinutes, timeLeft }, request: listRequest }),
      });
    assert.equal(await announced(), '');
    await opened.send({ type: 'snapshot', snapshot: snapshot({ token: tokens.expired, request: listRequest }) });
    assert.equal(await announced(), englishText(tokens.expired.announcement));
    await opened.send({ type: 'response', response: responses.json });
    assert.equal(await announced(), '200 OK, 3 entries');
    await opened.send({ type: 'response', response: { ...responses.json, id: 70 } });
    await opened.send({ type: 'response', response: responses.networkError });
    assert.match(await announced(), /demo\.tradovateapi\.com/);
    assert.equal(await opened.page.evaluate(() => (globalThis as unknown as { changes: number }).changes), 4);
    await opened.close();
  });

  it('keeps no result for screen readers once its response is not shown any more', async () => {
    const { id } = responses.json;
    const opened = await stage.open(begin(snapshot({ request: listRequest })));
    const announced = () => opened.page.locator('#announcement').innerText();
    await opened.send({ type: 'response', response: responses.json });
    await opened.send({ type: 'snapshot', snapshot: snapshot({ request: listRequest, response: id }) });
    assert.notEqual(await announced(), '');
    await opened.send({ type: 'snapshot', snapshot: snapshot({ request: orderRequest }) });
    assert.equal(await announced(), '');
    await opened.close();
  });

  for (const [name, form] of [
    ['of an operation', (sending: boolean) => ({ request: { ...orderRequest, sending } })],
    ['of a bracket order', (sending: boolean) => ({ bracket: { ...brackets.filled, sending } })],
  ] as const)
    it(`scrolls to the response to the form ${name}`, async () => {
      const opened = await stage.open(begin(snapshot(form(true))), { height: 400 });
      await opened.send({ type: 'response', response: responses.json });
      await opened.send({ type: 'snapshot', snapshot: snapshot({ ...form(false), response: responses.json.id }) });
      const top = await opened.page.locator('#response').evaluate((element) => element.getBoundingClientRect().top);
      assert.ok(top < 400, String(top));
      await opened.close();
    });

  it('shows a long list in ranges, and a number as it was received', async () => {
    const opened = await stage.state('responseLong');
    const tree = opened.page.locator('#response [role=tree]');
    assert.match(await tree.innerText(), /exact: 12345678901234567890/);
    assert.ok((await tree.locator('[role=treeitem]').count()) < 50);
    await opened.page.fill('#find', '12344');
    assert.match(await tree.locator('[data-current]').innerText(), /12344: 12344/);
    await opened.close();
  });
});

/** Markup in every text of the snapshot. */
function hostile(evil: string) {
  const text = t('{0}', evil);
  const fields = orderRequest.fields.map((field) => ({ ...field, hint: [text], text: evil, problem: text }));
  const operation = { ...orderRequest.operation, path: evil, summary: evil };
  const profile = { label: evil, environment: evil, baseUrl: evil, live: false, readOnly: false };
  return {
    token: { ...tokens.valid, profile, headline: text, announcement: text, timeLeft: evil, lines: [text] },
    request: { ...orderRequest, operation, fields, snippet: evil, blocked: [text] },
    history: history.map((row) => ({ ...row, path: evil, environment: evil })),
  };
}

/** Texts that overflow, are squeezed into a column of letters, or end outside. A path may be shortened. */
function cutOffTexts(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((element) => {
      if (element.closest('.hidden, .path, svg, select, datalist') !== null || !element.checkVisibility()) return false;
      const { textContent, offsetWidth, offsetHeight, scrollWidth, clientWidth } = element;
      if (getComputedStyle(element).overflowX !== 'visible' && scrollWidth > clientWidth + 1) return true;
      if (textContent.trim().length > 3 && offsetHeight > 80 && offsetWidth < 30) return true;
      return element.getBoundingClientRect().right > innerWidth + 1;
    })
    .map((element) => element.outerHTML.slice(0, 100));
}

function countChanges(): void {
  const counter = globalThis as unknown as { changes: number };
  counter.changes = 0;
  const announced = document.querySelector('#announcement');
  if (announced)
    new MutationObserver(() => counter.changes++).observe(announced, {
      childList: true,
      characterData: true,
      subtree: true,
    });
}
