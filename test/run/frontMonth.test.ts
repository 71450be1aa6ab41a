import assert from 'node:assert/strict';
import { knownRoots, lastTradingDay } from '../../src/core/operations/contractSpecs';
import { DAY_MS } from '../../src/core/operations/exchangeCalendar';
import { frontMonth } from '../../src/core/operations/frontMonth';

/** Cases are in test/unit. */
describe('the front month', () => {
  for (const year of [2026, 2027])
    it(`has not expired on any day of ${year}, for no product`, () => {
      for (let now = Date.UTC(year, 0, 1, 23); now < Date.UTC(year + 1, 0); now += DAY_MS)
        for (const root of knownRoots) {
          const symbol = frontMonth(root, now) ?? '';
          assert.ok((lastTradingDay(symbol, now) ?? 0) > now + DAY_MS, `${symbol} at ${new Date(now).toISOString()}`);
        }
    });
});
