const MAX_DECIMALS = 10;

/** Decimals of a tick size, so that 27600 × 0.1 isn't 2760.0000000000005. 1/32 has five. */
export function decimalsOf(tickSize: number): number {
  for (let decimals = 0; decimals < MAX_DECIMALS; decimals++) {
    const scaled = tickSize * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, scaled)) return decimals;
  }
  return MAX_DECIMALS;
}

/** All digits of a price, as it is typed: JavaScript writes 0.0000005 as `5e-7`. */
export function plainDecimal(price: number): string {
  const text = String(price);
  const [digits = '', exponent] = text.split('e-');
  if (exponent === undefined) return text;
  const { length } = digits.split('.')[1] ?? '';
  return price.toFixed(Number(exponent) + length);
}
