import {
  businessDaysBefore,
  businessDayUpTo,
  DAY_MS,
  FRIDAY,
  lastWeekday,
  nthWeekday,
  WEDNESDAY,
} from './exchangeCalendar';

/** A day of the contract of a month: midnight in UTC, ms since 1970. `month` counts from 0. */
type DayOfContract = (year: number, month: number) => number;

/** Month letters of contracts, January first. */
export const MONTH_LETTERS = 'FGHJKMNQUVXZ';

export interface Product {
  /** Smallest step of a price. */
  readonly tickSize: number;
  /** Worth of one point of one contract, in US dollars. */
  readonly valuePerPoint: number;
  /** Letters of the months that are traded much: a month that few trade has no quotes. */
  readonly months: string;
  /** The last trading day. */
  readonly lastDay: DayOfContract;
  /** The day from which traders use the next contract. */
  readonly roll: DayOfContract;
}

const nextMonth: DayOfContract = (year, month) => Date.UTC(year, month + 1, 1);
const ofMonth: DayOfContract = (year, month) => Date.UTC(year, month, 1);

const thirdFriday: DayOfContract = (year, month) => businessDayUpTo(nthWeekday(year, month, FRIDAY, 3));
/** Thursday of the week before: then most trade the next contract. */
const beforeThirdFriday: DayOfContract = (year, month) => nthWeekday(year, month, FRIDAY, 3) - 8 * DAY_MS;
const beforeSecondFriday: DayOfContract = (year, month) => businessDaysBefore(nthWeekday(year, month, FRIDAY, 2), 1);
const weekBeforeSecondFriday: DayOfContract = (year, month) => beforeSecondFriday(year, month) - 7 * DAY_MS;
const beforeThirdWednesday =
  (businessDays: number): DayOfContract =>
  (year, month) =>
    businessDaysBefore(nthWeekday(year, month, WEDNESDAY, 3), businessDays);
const weekBeforeThirdWednesday: DayOfContract = (year, month) => nthWeekday(year, month, WEDNESDAY, 3) - 7 * DAY_MS;
const businessDaysBeforeEnd =
  (count: number): DayOfContract =>
  (year, month) =>
    businessDaysBefore(nextMonth(year, month), count);
const businessDaysBeforeMonth =
  (count: number): DayOfContract =>
  (year, month) =>
    businessDaysBefore(ofMonth(year, month), count);
/** Deliverable contracts: the first notice is given on the last business day of the month before. */
const beforeFirstNotice = businessDaysBeforeMonth(4);
const beforeFifteenth: DayOfContract = (year, month) => businessDaysBefore(Date.UTC(year, month, 15), 1);
/** Business days before the 25th of the month before, or before the last business day up to it. */
const beforeOilExpires =
  (count: number): DayOfContract =>
  (year, month) =>
    businessDaysBefore(businessDayUpTo(Date.UTC(year, month - 1, 25)), count);
const lastFriday: DayOfContract = (year, month) => businessDayUpTo(lastWeekday(year, month, FRIDAY));
const beforeLastFriday: DayOfContract = (year, month) => lastWeekday(year, month, FRIDAY) - 3 * DAY_MS;

const EVERY_MONTH = MONTH_LETTERS;
const QUARTERS = 'HMUZ';

/**
 * The products of a family: root, tick size and value of a point each. Sources: the exchange's contract specifications;
 * tradovate-orders.md, section 1, for ticks, for oil and for days before expiry. `product.tickSize` of the service is the
 * authority: this is for checks and hints before a request.
 */
type Family = readonly [months: string, lastDay: DayOfContract, roll: DayOfContract, products: string];

const INDEXES: readonly Family[] = [
  [QUARTERS, thirdFriday, beforeThirdFriday, 'ES 0.25 50, NQ 0.25 20, YM 1 5, RTY 0.1 50, EMD 0.1 100'],
  [QUARTERS, thirdFriday, beforeThirdFriday, 'MES 0.25 5, MNQ 0.25 2, MYM 1 0.5, M2K 0.1 5'],
  [QUARTERS, beforeSecondFriday, weekBeforeSecondFriday, 'NKD 5 5'],
];

const CURRENCIES: readonly Family[] = [
  [
    ...([QUARTERS, beforeThirdWednesday(2), weekBeforeThirdWednesday] as const),
    '6A 0.00005 100000, 6B 0.0001 62500, 6E 0.00005 125000, 6J 0.0000005 12500000, 6M 0.00001 500000, 6N 0.00005 100000, ' +
      '6S 0.00005 125000, E7 0.0001 62500, J7 0.000001 6250000, M6A 0.0001 10000, M6B 0.0001 6250, M6E 0.0001 12500',
  ],
  [QUARTERS, beforeThirdWednesday(1), weekBeforeThirdWednesday, '6C 0.00005 100000'],
];

const RATES: readonly Family[] = [
  [
    ...([QUARTERS, businessDaysBeforeEnd(8), beforeFirstNotice] as const),
    'ZB 0.03125 1000, UB 0.03125 1000, ZN 0.015625 1000, TN 0.015625 1000',
  ],
  [QUARTERS, businessDaysBeforeEnd(1), beforeFirstNotice, 'ZF 0.0078125 1000, ZT 0.00390625 2000'],
];

const METALS: readonly Family[] = [
  ['GJMQZ', businessDaysBeforeEnd(3), beforeFirstNotice, 'GC 0.1 100, MGC 0.1 10'],
  ['HKNUZ', businessDaysBeforeEnd(3), beforeFirstNotice, 'SI 0.005 5000, SIL 0.005 1000, HG 0.0005 25000'],
  ['HKNUZ', businessDaysBeforeMonth(3), businessDaysBeforeMonth(6), 'MHG 0.0005 2500'],
  ['FJNV', businessDaysBeforeEnd(3), beforeFirstNotice, 'PL 0.1 50'],
  [QUARTERS, businessDaysBeforeEnd(3), beforeFirstNotice, 'PA 0.5 100'],
];

const GRAINS: readonly Family[] = [
  ['HKNUZ', beforeFifteenth, beforeFirstNotice, 'ZC 0.25 50, ZW 0.25 50, KE 0.25 50'],
  ['FHKNQUX', beforeFifteenth, beforeFirstNotice, 'ZS 0.25 50'],
  ['FHKNQUVZ', beforeFifteenth, beforeFirstNotice, 'ZM 0.1 100, ZL 0.01 600'],
];

const ENERGIES: readonly Family[] = [
  [EVERY_MONTH, beforeOilExpires(3), beforeOilExpires(8), 'CL 0.01 1000'],
  [EVERY_MONTH, beforeOilExpires(4), beforeOilExpires(8), 'MCL 0.01 100, QM 0.025 500'],
  [EVERY_MONTH, businessDaysBeforeMonth(3), businessDaysBeforeMonth(8), 'NG 0.001 10000'],
  [EVERY_MONTH, businessDaysBeforeMonth(4), businessDaysBeforeMonth(8), 'MNG 0.001 1000, QG 0.005 2500'],
  [EVERY_MONTH, businessDaysBeforeMonth(1), businessDaysBeforeMonth(8), 'RB 0.0001 42000, HO 0.0001 42000'],
];

const CRYPTOCURRENCIES: readonly Family[] = [
  [EVERY_MONTH, lastFriday, beforeLastFriday, 'BTC 5 5, MBT 5 0.1, ETH 0.5 50, MET 0.5 0.1'],
];

/** By root, in capitals: what is known of a product without asking the service. */
export const products: ReadonlyMap<string, Product> = new Map(
  [INDEXES, CURRENCIES, RATES, METALS, GRAINS, ENERGIES, CRYPTOCURRENCIES]
    .flat()
    .flatMap(([months, lastDay, roll, list]) =>
      list.split(', ').map((one) => {
        const [root = '', tickSize, valuePerPoint] = one.split(' ');
        return [root, { tickSize: Number(tickSize), valuePerPoint: Number(valuePerPoint), months, lastDay, roll }];
      }),
    ),
);
