import assert from 'node:assert/strict';
import { MAX_TEXT_LENGTH } from '../../src/core/requests/form/textLimit';
import type { RequestView } from '../../src/core/sidebar/messages';
import { parseMessage } from '../../src/core/sidebar/parseMessage';
import { signedIn } from '../unit/sidebar/fixture';
import { begin, snapshot } from './fixtures';
import { openStage, type Stage } from './harness';
import { jsonRequest, listRequest, orderRequest } from './requests';

const FRAME_MS = 16;

describe('typing into the page', () => {
  let stage: Stage;
  before(async () => (stage = await openStage()));
  after(() => stage.close());

  it('searches all operations within a frame of each key', async () => {
    const shown = await stage.state('valid');
    const times = await shown.page.evaluate(timeKeys, 'order account list');
    const [slowest = Infinity] = times.toSorted((a, b) => b - a);
    const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
    console.log(`      a key in the search: ${median.toFixed(1)} ms, ${slowest.toFixed(1)} ms at most`);
    assert.ok(median < FRAME_MS);
    await shown.close();
  });

  it('overwrites nothing that is being typed', async () => {
    const shown = await stage.open(begin(snapshot({ request: orderRequest })));
    const value = () => shown.page.inputValue('#field-symbol');
    const receive = (text: string, edited: number) =>
      shown.send({ type: 'snapshot', snapshot: snapshot({ request: withText(text), edited }) });
    await shown.page.focus('#field-symbol');
    await shown.page.keyboard.type('MES');
    await shown.page.waitForFunction(
      () => (globalThis as unknown as { sent: { text?: string }[] }).sent.at(-1)?.text === 'MES',
    );
    const n = (await shown.sent()).flatMap((message) => (message.type === 'edit' ? [message.n] : [])).at(-1) ?? 0;
    await receive('M', n - 2);
    assert.equal(await value(), 'MES');
    await receive('MES', n);
    await receive('mesm6', n);
    assert.equal(await value(), 'mesm6');
    await shown.send({ type: 'snapshot', snapshot: snapshot({ request: listRequest }) });
    await receive('', 0);
    assert.equal(await value(), '');
    await shown.close();
  });

  it('loses no key of a new page, although the form is older and the host is late', async () => {
    const { model } = await signedIn();
    model.openBracket();
    model.edit(57, 'stop', '40');
    model.close();
    // The page was hidden, and is shown again.
    model.resetEdits();
    model.openBracket();
    const shown = await stage.open(begin(snapshot(model.view())));
    await shown.page.focus('#bracket-entryPrice');
    let received = 0;
    /** The host takes the edits up to there, and sends what it makes of them. */
    const receive = async (until?: number) => {
      const edits = (await shown.sent()).flatMap((message) => (message.type === 'edit' ? [message] : []));
      for (const { n, field, text } of edits.slice(received, until)) model.edit(n, field, text);
      received += edits.slice(received, until).length;
      await shown.send({ type: 'snapshot', snapshot: snapshot(model.view()) });
    };
    for (const key of '6900.25') {
      await shown.page.keyboard.type(key);
      await receive(-1);
    }
    await receive();
    assert.equal(await shown.page.inputValue('#bracket-entryPrice'), '6900.25');
    assert.equal(model.view().bracket?.fields.entryPrice.text, '6900.25');
    await shown.close();
  });

  it('lets no longer text be typed than the host accepts', async () => {
    for (const [request, fields] of [
      [jsonRequest, ['#json']],
      [orderRequest, ['#field-symbol', '#field-bracket']],
    ] as const) {
      const shown = await stage.open(begin(snapshot({ request })));
      for (const field of fields)
        assert.equal(await shown.page.getAttribute(field, 'maxlength'), String(MAX_TEXT_LENGTH), field);
      await shown.close();
    }
  });

  it('says with Try which edit it shows, so that the host sends no older text', async () => {
    const shown = await stage.open(begin(snapshot({ request: jsonRequest })));
    const longest = 'x'.repeat(MAX_TEXT_LENGTH + 1);
    await shown.page.locator('#json').fill('{}');
    // What no key does.
    await shown.page.locator('#json').evaluate((field, text) => {
      (field as HTMLTextAreaElement).value = text;
      field.dispatchEvent(new Event('input'));
    }, longest);
    await shown.page.locator('#json').press('Control+Enter');
    const messages = (await shown.sent()).slice(-2);
    assert.deepEqual(messages.at(-1), { type: 'try', n: 2 });
    assert.equal(parseMessage(messages[0]), undefined);
    await shown.close();
  });

  it('sends what was typed once a frame', async () => {
    const shown = await stage.open(begin(snapshot({ request: orderRequest })));
    await shown.page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#field-symbol');
      for (const text of ['M', 'ME', 'MES']) {
        if (field) field.value = text;
        field?.dispatchEvent(new Event('input'));
      }
    });
    await shown.page.evaluate(() => new Promise(requestAnimationFrame));
    const edits = (await shown.sent()).filter(({ type }) => type === 'edit');
    assert.deepEqual(edits, [{ type: 'edit', n: 3, field: 'symbol', text: 'MES' }]);
    await shown.close();
  });

  it('loses nothing where it is hidden before the next frame', async () => {
    const shown = await stage.open(begin(snapshot({ request: orderRequest })));
    const sent = await shown.page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#field-symbol');
      const { sent: messages } = globalThis as unknown as { sent: { text?: string }[] };
      const keys = [
        ['M', new KeyboardEvent('keydown', { key: 'Control' })],
        ['ME', new FocusEvent('blur')],
      ] as const;
      return keys.map(([text, next]) => {
        if (field) field.value = text;
        field?.dispatchEvent(new Event('input'));
        dispatchEvent(next);
        return messages.at(-1)?.text;
      });
    });
    assert.deepEqual(sent, ['M', 'ME']);
    await shown.close();
  });
});

function withText(text: string): RequestView {
  const fields = orderRequest.fields.map((field) => (field.name === 'symbol' ? { ...field, text } : field));
  return { ...orderRequest, fields };
}

/** ms from each key to a page that is laid out. */
async function timeKeys(keys: string): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('#search');
  const times: number[] = [];
  for (const key of keys) {
    const begun = performance.now();
    if (field) field.value += key;
    field?.dispatchEvent(new Event('input'));
    // Asking for it makes the browser lay the page out.
    if (document.body.offsetHeight > 0) times.push(performance.now() - begun);
    await new Promise(requestAnimationFrame);
  }
  return times;
}
