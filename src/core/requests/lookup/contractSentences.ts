import { lastTradingDay, specOfContract } from '../../operations/contractSpecs';
import { DAY_MS } from '../../operations/exchangeCalendar';
import { plainDecimal } from '../../platform/decimals';
import { t, type Text } from '../../platform/text';

/**
 * What a contract is: when it expires, its tick, and the value of a point. `undefined` for a product that isn't known here.
 * @param now ms since 1970
 * @param confirmed when it expires by the service, ms since 1970; without it the day is the exchange's rule
 * @param formatDay writes the day, in UTC, of a time
 */
export function contractSentences(
  symbol: string,
  now: number,
  confirmed: number | undefined,
  formatDay: (time: number) => string,
): readonly Text[] | undefined {
  const spec = specOfContract(symbol);
  const lastDay = lastTradingDay(symbol, now);
  if (!spec || lastDay === undefined) return undefined;
  const day = formatDay(confirmed ?? lastDay);
  const hasExpired = (confirmed ?? lastDay + DAY_MS) <= now;
  return [
    hasExpired
      ? t('{0} expired on {1}.', symbol, day)
      : confirmed === undefined
        ? t("By the exchange's rules, {0} expires on {1}.", symbol, day)
        : t('{0} expires on {1}.', symbol, day),
    t('Tick size: {0}.', plainDecimal(spec.tickSize)),
    t('One point is worth {0} USD.', spec.valuePerPoint),
  ];
}
