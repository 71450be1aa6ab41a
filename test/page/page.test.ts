import assert from 'node:assert/strict';
import type { ResponseView } from '../../src/core/sidebar/messages';
import * as answers from './answers';
import { begin, fixtures, history, snapshot } from './fixtures';
import { openStage, type Stage } from './harness';
import { listRequest, orderRequest } from './requests';
import * as tokens from './tokens';

describe('the sidebar’s page', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());

  it('has no horizontal scroll bar at 200 px', async () => {
    for (const name of Object.keys(fixtures)) {
      const shown = await stage.state(name, { width: 200 });
      const wide = await shown.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wide, 0, name);
      await shown.close();
    }
  });

  it('shows foreign markup as the text that it is', async () => {
    const evil = '<img src=x onerror="hacked=1"><script>hacked=1</script>{0}';
    const explanation = { tone: 'error', sentence: evil, points: [evil], remedies: [] } as const;
    const texts: ResponseView = {
      ...answers.html,
      reason: evil,
      environment: evil,
      body: evil,
      headers: [[evil, evil]],
      explanation,
    };
    const bodies = [texts, { ...texts, id: 99, kind: 'json', body: JSON.stringify({ [evil]: evil }) } as const];
    for (const answer of bodies) {
      const shown = await stage.open(begin(snapshot({ ...hostile(evil), response: answer.id }), answer));
      await shown.page.locator('[data-act=try]').click();
      const found = await shown.page.evaluate(() => [
        'hacked' in globalThis,
        document.querySelectorAll('main :is(img, script, iframe, a)').length,
        document.body.innerText.includes('<img src=x'),
      ]);
      assert.deepEqual(found, [false, 0, true]);
      await shown.close();
    }
  });

  it('speaks when the state changes and when an answer comes, not with the seconds', async () => {
    const shown = await stage.open(begin(snapshot({ token: tokens.lastMinutes, request: listRequest })));
    const said = () => shown.page.locator('#said').innerText();
    await shown.page.evaluate(countChanges);
    for (const figure of ['1:57', '1:56'])
      await shown.tell({
        type: 'snapshot',
        snapshot: snapshot({ token: { ...tokens.lastMinutes, figure }, request: listRequest }),
      });
    assert.equal(await said(), '');
    await shown.tell({ type: 'snapshot', snapshot: snapshot({ token: tokens.expired, request: listRequest }) });
    assert.equal(await said(), 'Expired at 15:32');
    await shown.tell({ type: 'answer', answer: answers.json });
    assert.equal(await said(), '200 OK, 3 entries');
    await shown.tell({ type: 'answer', answer: { ...answers.json, id: 70 } });
    await shown.tell({ type: 'answer', answer: answers.failure });
    assert.match(await said(), /^No answer, The host demo/);
    assert.equal(await shown.page.evaluate(() => (globalThis as unknown as { changes: number }).changes), 4);
    await shown.close();
  });

  it('shows a long list in ranges, and a number as it came', async () => {
    const shown = await stage.state('answerLong');
    const tree = shown.page.locator('#answer [role=tree]');
    assert.match(await tree.innerText(), /exact: 12345678901234567890/);
    assert.ok((await tree.locator('[role=treeitem]').count()) < 50);
    await shown.page.fill('#find', '12344');
    assert.match(await tree.locator('[data-current]').innerText(), /12344: 12344/);
    await shown.close();
  });
});

/** Every text of the snapshot that is not ours. */
function hostile(evil: string) {
  const fields = orderRequest.fields.map((field) => ({ ...field, hint: evil, text: evil, problem: evil }));
  const operation = { ...orderRequest.operation, path: evil, summary: evil };
  const profile = { label: evil, environment: evil, baseUrl: evil, live: false, readOnly: false };
  return {
    token: { ...tokens.alive, profile, headline: evil, spoken: evil, figure: evil, lines: [evil] },
    request: { ...orderRequest, operation, fields, snippet: evil, blocked: evil },
    history: history.map((row) => ({ ...row, path: evil, environment: evil })),
  };
}

function countChanges(): void {
  const counter = globalThis as unknown as { changes: number };
  counter.changes = 0;
  const said = document.querySelector('#said');
  if (said)
    new MutationObserver(() => counter.changes++).observe(said, {
      childList: true,
      characterData: true,
      subtree: true,
    });
}
