import assert from 'node:assert/strict';
import {
  businessDaysBefore,
  businessDayUpTo,
  FRIDAY,
  isBusinessDay,
  lastWeekday,
  nthWeekday,
} from '../../../src/core/operations/exchangeCalendar';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe('the exchange’s business days', () => {
  for (const text of [
    ...['2026-01-01', '2026-01-19', '2026-02-16', '2026-04-03', '2026-05-25', '2026-06-19', '2026-07-03'],
    ...['2026-09-07', '2026-11-26', '2026-12-25', '2027-03-26', '2027-07-05', '2027-12-24', '2028-04-14', '2034-01-02'],
  ])
    it(`${text} is a holiday`, () => assert.equal(isBusinessDay(day(text)), false));

  for (const text of ['2026-10-12', '2026-11-11', '2027-12-31', '2026-11-27', '2026-04-06'])
    it(`${text} is none`, () => assert.equal(isBusinessDay(day(text)), true));

  it('are counted back', () => {
    assert.equal(businessDaysBefore(day('2026-12-01'), 3), day('2026-11-25'));
    assert.deepEqual(
      [businessDayUpTo(day('2026-12-25')), businessDayUpTo(day('2026-12-23'))],
      [day('2026-12-24'), day('2026-12-23')],
    );
  });

  it('by weekday', () => {
    assert.equal(nthWeekday(2026, 11, FRIDAY, 3), day('2026-12-18'));
    assert.equal(lastWeekday(2026, 11, FRIDAY), day('2026-12-25'));
  });
});
