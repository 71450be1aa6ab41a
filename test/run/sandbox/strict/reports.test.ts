import assert from 'node:assert/strict';
import { account, START, strictSandbox, symbol } from './trading';

/** `reports` of the catalog. */
describe('the strict sandbox: reports', () => {
  const { sandbox, get, post, place } = strictSandbox();

  const params = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([name, value]) => ({ name, value }));
  const today = { startDate: '11/1/2026', endDate: '11/24/2026', account: account.accountSpec };
  const report = (name: string, of: Readonly<Record<string, string>> = today, other: object = {}) =>
    post('/reports/requestReport', {
      ...{ name, representationType: 'csv', timezone: 0, params: params(of) },
      ...other,
    });

  it('are defined by name', async () => {
    const { reports } = (await get('/reports/requestReportDefinitions')).json as { reports: { name: string }[] };
    assert.deepEqual(reports.map(({ name }) => name).slice(0, 3), ['Performance', 'Fills', 'Orders']);
  });

  it('are CSV as text in JSON, with thousands in quotes', async () => {
    await place({});
    sandbox().setPrice(symbol, START + 10);
    await place({ action: 'Sell' });
    const lines = String((await report('Fills')).json['data'])
      .trimEnd()
      .split('\n');
    assert.equal(lines.length, 3);
    assert.match(lines[1] ?? '', /,"6,900\.25",/);
    const performance = String((await report('Performance')).json['data']);
    assert.match(performance, /^symbol,.*\nMESZ6,\d+,\d+,1,"6,900\.25","6,910",\$48\.75\n$/);
    for (const name of ['Orders', 'Cash History', 'Position History', 'Account Balance History']) {
      assert.match(String((await report(name)).json['data']), /\n.+\n$/, name);
    }
  });

  it('keep a penalty until its ticket comes', async () => {
    sandbox().fault('penalty?seconds=0&on=/reports/*');
    assert.ok('p-ticket' in (await report('Fills')).json);
    const { json } = await report('Fills');
    assert.ok('p-ticket' in json);
    assert.ok('data' in (await report('Fills', today, { 'p-ticket': json['p-ticket'] })).json);
  });

  it('without rows are one line break', async () => {
    assert.deepEqual((await report('Fills')).json, { data: '\n' });
  });

  const refusals: readonly [name: string, ask: () => ReturnType<typeof report>, status: number, text: RegExp][] = [
    ['of another name', () => report('fills'), 200, /Unknown report/],
    [
      'of no account',
      () => report('Fills', { startDate: '11/1/2026', endDate: '11/2/2026' }),
      200,
      /not found \(ID:0\)/,
    ],
    ['of an account’s id', () => report('Fills', { ...today, account: '900101' }), 200, /not found \(ID:0\)/],
    ['of ISO dates', () => report('Fills', { ...today, startDate: '2026-11-01' }), 500, /error id/],
    ['of 92 days', () => report('Fills', { ...today, startDate: '8/24/2026' }), 200, /Too long range/],
    ['with the time zone as text', () => report('Fills', today, { timezone: '0' }), 200, /"constraint":"timezone"/],
    ['in another form', () => report('Fills', today, { representationType: 'pdf' }), 200, /representationType/],
  ];
  for (const [name, ask, status, text] of refusals) {
    it(`are refused: ${name}`, async () => {
      const answer = await ask();
      assert.equal(answer.status, status);
      assert.match(answer.text, text);
    });
  }
});
