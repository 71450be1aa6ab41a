import assert from 'node:assert/strict';
import { englishText } from '../../../../src/core/platform/text';
import type { LiveLogEntry } from '../../../../src/core/requests/send/liveLog';
import { hideInLiveLog, liveLogCsv, liveLogMarkdown } from '../../../../src/core/requests/send/liveLogTable';

const entry: LiveLogEntry = {
  ...{ id: 'a', at: 0, environment: 'LIVE', profile: 'Mine', operation: '/order/placeorder', isChange: true },
  ...{ accounts: ['A1', '12'], outcome: 'done', status: 200 },
};
const hostile = '=HYPERLINK("http://x"),| [a](b) <img>';

describe('the table of requests sent to LIVE', () => {
  it('has the newest request first, and columns of the same width', () => {
    const lines = liveLogMarkdown([entry, { ...entry, at: 1000, outcome: 'failed' }], englishText).split('\n');
    const table = lines.filter((line) => line.startsWith('|'));
    assert.equal(table.length, 4);
    assert.equal(new Set(table.map(({ length }) => length)).size, 1);
    assert.ok(table[2]?.includes('1970-01-01T00:00:01') && table[3]?.includes('A1 12'));
  });

  it('takes names for text, in Markdown as in a spreadsheet', () => {
    const markdown = liveLogMarkdown([{ ...entry, profile: hostile }], englishText);
    assert.ok(!/[^\\](?:\[a\]|<img)/.test(markdown));
    const csv = liveLogCsv([{ ...entry, profile: hostile, accounts: ['-1', '+2'], at: Number.NaN }], englishText);
    const cells = csv.split('\r\n')[1] ?? '';
    assert.ok(cells.startsWith('"","LIVE","\'=HYPERLINK(""http://x""),| [a](b) <img>"'));
    assert.ok(cells.includes('"\'-1 +2"'));
  });

  it('names no account and no user on a shared screen', () => {
    const hidden = liveLogMarkdown(hideInLiveLog([{ ...entry, profile: 'LIVE · alice' }]), englishText);
    assert.ok(!/A1|\b12\b|alice/.test(hidden));
    assert.ok(hidden.includes('/order/placeorder'));
  });

  it('is a sentence without a request', () => {
    assert.ok(!liveLogMarkdown([], englishText).includes('|'));
    assert.equal(liveLogCsv([], englishText).split('\r\n').length, 2);
  });
});
