import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { t } from '../../src/core/platform/text';
import type { StreamSnapshot, StreamUpdate } from '../../src/core/streamView/streamMessages';
import { emptyDraft, type RequestDraft } from '../../src/core/streamView/requestDraft';
import { streamStrings } from '../../src/core/streamView/streamStrings';
import { order, snapshot, streamFixtures } from './streamFixtures';
import { Examiner } from './examine';
import { openStage, type OpenPage, type Stage } from './harness';

/** `TRADOVATE_PICTURES=1`: a picture of each state in each theme, to look at. */
const pictures =
  process.env['TRADOVATE_PICTURES'] === undefined
    ? undefined
    : fileURLToPath(new URL('../../out/page/streams', import.meta.url));

describe('the page of live streams', () => {
  let stage: Stage;
  before(async () => {
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
    stage = await openStage('streams');
  });
  after(() => stage.close());
  const examiner = new Examiner();

  const open = (name: string, width: number) => stage.open(streamFixtures[name] ?? [], { width, height: 800 });
  const takePicture = async ({ page }: OpenPage, name: string) => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const isDrawn = ({ page }: OpenPage) => page.locator('main.streams').waitFor();
  /** A page whose cell has just changed to this text. */
  const change = async (name: string, update: StreamUpdate, text: string) => {
    const shown = await open(name, 900);
    await isDrawn(shown);
    await shown.send({ type: 'update', update });
    const marked = shown.page.locator('td.changed');
    await marked.getByText(text).waitFor();
    return { shown, marked };
  };
  const changeQuote = () => {
    const rows = [{ contractId: 2, symbol: 'MNQZ6', bid: 25401 }];
    const quotes = { isReset: false, rows, changed: { 2: ['bid'] }, removed: [], total: 2 };
    return change('quotes', { quotes }, '25,401');
  };
  const changeOrder = () => {
    const orders = { isReset: false, rows: [order(1, 'Filled')], changed: { 1: ['status'] }, removed: [], total: 3 };
    return change('account', { account: { orders } }, 'Filled');
  };

  for (const name of Object.keys(streamFixtures))
    it(`has nothing that axe-core finds, and fits: ${name}`, async () => {
      const shown = await open(name, 900);
      await isDrawn(shown);
      const takeInTheme = (theme: string) => takePicture(shown, `${name}-${theme.replaceAll(' ', '-')}`);
      assert.deepEqual(await examiner.findings(shown, takeInTheme), []);
      await shown.page.setViewportSize({ width: 200, height: 800 });
      const overflow = await shown.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await takePicture(shown, `${name}-200`);
      assert.ok(overflow <= 0, `${overflow} px are cut off`);
      await shown.close();
    });

  it('changes tabs by arrow keys, and adds a symbol by Enter', async () => {
    const shown = await open('closed', 900);
    await isDrawn(shown);
    const { page } = shown;
    await page.locator('#tab-quotes').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('#symbol').focus();
    await page.keyboard.type('mes');
    await page.keyboard.press('Enter');
    assert.deepEqual(await shown.sent(), [
      { type: 'ready' },
      { type: 'tab', tab: 'depth' },
      { type: 'addQuote', text: 'mes' },
    ]);
    assert.equal(await page.locator('#symbol').inputValue(), '');
    await shown.close();
  });

  it('announces each new problem, also one that comes again, nothing that stays, and nothing that is over', async () => {
    const problem = [t('no')];
    const failed = { symbol: 'XX', problem };
    const shown = await open('closed', 900);
    await isDrawn(shown);
    const announced = async (part: Partial<StreamSnapshot>) => {
      await shown.send({ type: 'snapshot', snapshot: snapshot({ tab: 'quotes', ...part }) });
      await shown.sent();
      return shown.page.locator('#announcement').textContent();
    };
    // Without what the fixture lacks: the connection.
    await announced({});
    const before = await announced({ quotes: [{ symbol: 'XX' }] });
    assert.equal(before?.includes('XX'), false);
    assert.equal(await announced({ quotes: [failed] }), 'XX: no');
    assert.equal(await announced({ quotes: [failed, { symbol: 'MESZ6' }] }), 'XX: no');
    assert.equal(await announced({ quotes: [{ symbol: 'XX' }] }), '');
    assert.equal(await announced({ quotes: [failed] }), 'XX: no');
    assert.equal(await announced({ quotes: [failed], depth: { symbol: 'YY', problem } }), 'YY: no');
    const chart = { symbol: 'ZZ', timeFrame: '5m', isDelayed: true } as const;
    assert.equal(await announced({ quotes: [failed], chart }), `ZZ: ${streamStrings.delayedPrices.message}`);
    const account = `${streamStrings.account.message}: no`;
    assert.equal(await announced({ quotes: [failed], chart, accountProblem: problem }), account);
    await shown.close();
  });

  it('confirms each update once it is drawn, and marks what changed', async () => {
    const { shown, marked } = await changeQuote();
    assert.deepEqual(await marked.allTextContents(), ['25,401']);
    assert.equal((await shown.sent()).filter(({ type }) => type === 'drawn').length, 2);
    await shown.close();
  });

  it('keeps a request that is typed while another tab is shown, and gets it on a new page', async () => {
    const shown = await open('messages', 900);
    await isDrawn(shown);
    const { page } = shown;
    const typed = { endpoint: 'order/item', query: 'id=1', body: '{"a":1}' };
    const valuesOn = async (on: OpenPage) =>
      Promise.all(['#endpoint', '#query', '#body', '#request-socket'].map((id) => on.page.locator(id).inputValue()));
    await page.locator('#request-form summary').click();
    for (const [id, text] of Object.entries(typed)) await page.locator(`#${id}`).fill(text);
    await page.locator('#request-socket').selectOption('replay');
    const expected = [...Object.values(typed), 'replay'];
    await shown.send({ type: 'snapshot', snapshot: snapshot({ tab: 'quotes' }) });
    await page.locator('#symbol').waitFor();
    await shown.send({ type: 'snapshot', snapshot: snapshot({ tab: 'messages' }) });
    await page.locator('#endpoint').waitFor();
    assert.deepEqual(await valuesOn(shown), expected);
    const changes = (await shown.sent()).flatMap((message) => (message.type === 'editDraft' ? [message.change] : []));
    await page.locator('#endpoint').press('Enter');
    const sent = (await shown.sent()).filter(({ type }) => type === 'request');
    assert.deepEqual(sent, [{ type: 'request', socket: 'replay', ...typed }]);
    await shown.close();

    // What the host has kept, as the next page receives it.
    const draft = changes.reduce<RequestDraft>((before, change) => ({ ...before, ...change }), emptyDraft);
    assert.deepEqual(draft, { ...typed, socket: 'replay', isOpen: true });
    const next = await stage.open([{ type: 'draft', draft }, ...(streamFixtures['messages'] ?? [])]);
    await isDrawn(next);
    assert.equal(await next.page.locator('#endpoint').isVisible(), true);
    assert.deepEqual(await valuesOn(next), expected);
    await next.close();
  });

  it('draws the visible messages only, follows the newest, and opens one by arrow keys', async () => {
    const shown = await open('messages', 900);
    await isDrawn(shown);
    const { page } = shown;
    const options = page.locator('#messages [role=option]');
    await options.first().waitFor();
    assert.ok((await options.count()) < 100);
    assert.match((await options.allTextContents()).at(-1) ?? '', /"n":499/);
    await page.locator('#messages').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await shown.send({ type: 'message', socket: 'trading', sequence: 1, text: 'a[{"whole":true}]' });
    await page.locator('.detail pre').getByText('"whole": true').waitFor();
    const opened = (await shown.sent()).filter(({ type }) => type === 'openMessage');
    assert.deepEqual(
      opened,
      [500, 1].map((sequence) => ({ type: 'openMessage', socket: 'trading', sequence })),
    );
    await shown.close();
  });

  it('keeps what is typed into the filter, whatever the host sends then', async () => {
    const shown = await open('messages', 900);
    await isDrawn(shown);
    await shown.page.locator('#filter').focus();
    await shown.page.keyboard.type('sub');
    const state = snapshot({
      tab: 'messages',
      messages: { isPaused: true, filter: { hideHeartbeats: true, text: 's' } },
    });
    await shown.send({ type: 'snapshot', snapshot: state });
    await shown.page.keyboard.type('s');
    assert.equal(await shown.page.locator('#filter').inputValue(), 'subs');
    // What is drawn is confirmed at any time.
    const filters = (await shown.sent()).filter(({ type }) => type === 'filter');
    assert.deepEqual(filters.at(-1), { type: 'filter', filter: { hideHeartbeats: true, text: 'subs' } });
    await shown.close();
  });

  for (const [name, data] of [
    ['quotesDelayed', '#quotes tbody tr'],
    ['depthDelayed', '#bids tbody tr'],
    ['chartDelayed', '#legend'],
  ] as const)
    it(`warns that prices are delayed, next to them: ${name}`, async () => {
      const shown = await open(name, 900);
      await shown.page.locator(data).first().waitFor();
      const warnings = await shown.page.locator('.note[data-tone=warning]').allTextContents();
      assert.deepEqual(
        warnings.map((text) => text.includes(streamStrings.delayedPrices.message)),
        [true],
      );
      const marked = await shown.page.locator('#quotes td[data-field=symbol] .chip').count();
      assert.equal(marked, name === 'quotesDelayed' ? 2 : 0);
      await shown.close();
    });

  it('ends the marks of a quote and of an order although nothing arrives', async () => {
    // Both at a time, because a mark stays for more than a second.
    const opened = await Promise.all([changeQuote(), changeOrder()]);
    for (const { shown, marked } of opened) {
      await marked.waitFor({ state: 'detached' });
      await shown.close();
    }
  });

  it('says of a table whether it is empty or was not sent', async () => {
    const shown = await open('account', 900);
    await isDrawn(shown);
    const empty = { isReset: true, rows: [], changed: {}, removed: [], total: 0 };
    const account = { orders: { ...empty, isMissing: true }, positions: empty } as const;
    await shown.send({ type: 'update', update: { account } });
    const section = (id: string) => shown.page.locator(`section[aria-labelledby="${id}-title"]`);
    await section('orders').getByText(streamStrings.notSent.message).waitFor();
    await section('positions').getByText(streamStrings.noRows.message).waitFor();
    assert.equal(await section('orders').locator('.count').textContent(), '');
    await shown.close();
  });

  it('lists the newest events, and gives its elements other rows when many come', async () => {
    const shown = await open('account', 900);
    const rows = shown.page.locator('.event-list > li');
    await rows.nth(1).waitFor();
    const receive = async (first: number, count: number) => {
      const events = Array.from({ length: count }, (_, at) => ({
        ...({ sequence: first + at, time: 0, entityType: 'order', change: 'Created' } as const),
        summary: `#${first + at}.`,
      }));
      const total = first + count - 1;
      await shown.send({ type: 'update', update: { account: { events: { isReset: false, rows: events, total } } } });
      await rows.first().getByText(`#${total}.`).waitFor();
    };
    const sequences = async () => (await rows.allTextContents()).map((text) => Number(/#(\d+)\./.exec(text)?.[1]));
    const newest = (total: number) => Array.from({ length: 200 }, (_, at) => total - at);
    await receive(3, 3);
    assert.deepEqual((await sequences()).slice(0, 3), [5, 4, 3]);
    assert.equal(await rows.count(), 5);
    await receive(6, 300);
    assert.deepEqual(await sequences(), newest(305));
    const elements = await rows.elementHandles();
    await receive(306, 150);
    assert.deepEqual(await sequences(), newest(455));
    assert.ok(await shown.page.evaluate((all) => all.every((element) => element.isConnected), elements));
    await receive(456, 2);
    assert.deepEqual(await sequences(), newest(457));
    await shown.close();
  });

  it('draws a chart with the notice that its library asks for', async () => {
    const shown = await open('chart', 900);
    await shown.page.locator('#chart canvas').first().waitFor();
    assert.equal(await shown.page.locator('.attribution a').getAttribute('href'), 'https://www.tradingview.com/');
    await shown.close();
  });

  it('marks a day of the chart where it begins for the user', async () => {
    const { page, ...first } = await open('chartEmpty', 900);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setTimezoneOverride', { timezoneId: 'America/Chicago' });
    await first.close();
    // The same page, loaded anew in that time zone.
    const shown = await open('chartEmpty', 900);
    await shown.page.locator('#chart canvas').first().waitFor();
    await shown.page.evaluate(keepDrawnTexts);
    const bars = Array.from({ length: 120 }, (_, at) => ({
      ...{ time: Date.parse('2026-11-19T15:00:00Z') + at * 900_000, open: 1, high: 1, low: 1, close: 1, volume: 1 },
    }));
    await shown.send({ type: 'update', update: { chart: { isReset: true, bars } } });
    for (let frame = 0; frame < 4; frame++) await shown.sent();
    const texts = await shown.page.evaluate(() => (globalThis as unknown as { drawnTexts: string[] }).drawnTexts);
    assert.deepEqual([...new Set(texts.filter((text) => text.includes('/')))], ['11/20/26']);
    await devTools.send('Emulation.setTimezoneOverride', { timezoneId: '' });
    await devTools.detach();
    await shown.close();
  });

  it('writes prices with all of their decimals, also where the history comes after the chart', async () => {
    const prices = [1.0874, 1.08745, 1.0875, 1.08755];
    const bars = prices.map((price, at) => ({
      ...{ time: at * 300_000, open: price, high: price, low: price, close: price, volume: 1 },
    }));
    /** Of the axis, which is as wide as its labels. */
    const widthAfter = async (...updates: readonly StreamUpdate[]) => {
      const shown = await open('chartEmpty', 900);
      const axis = shown.page.locator('#chart tr:first-child td:last-child');
      await axis.waitFor();
      // The page draws in the next frame, its library in those after it.
      for (const update of updates) {
        await shown.send({ type: 'update', update });
        for (let frame = 0; frame < 4; frame++) await shown.sent();
      }
      const { width = 0 } = (await axis.boundingBox()) ?? {};
      await shown.close();
      return width;
    };
    const atOnce = await widthAfter({ chart: { isReset: true, bars } });
    const later = await widthAfter({ chart: { isReset: true, bars: [] } }, { chart: { isReset: false, bars } });
    assert.equal(later, atOnce);
  });
});

/** What is drawn into a canvas from now on. */
function keepDrawnTexts(): void {
  const drawnTexts: string[] = [];
  Object.assign(globalThis, { drawnTexts });
  const record: ProxyHandler<CanvasRenderingContext2D['fillText']> = {
    apply(fillText, context, args: Parameters<CanvasRenderingContext2D['fillText']>) {
      drawnTexts.push(args[0]);
      Reflect.apply(fillText, context, args);
    },
  };
  const drawing = CanvasRenderingContext2D.prototype;
  Object.assign(drawing, { fillText: new Proxy<CanvasRenderingContext2D['fillText']>(drawing['fillText'], record) });
}
