/** A longer one is no price and no quantity. */
const MAX_LENGTH = 100;

/** Whether a number is sent with the value that was typed: as JSON, or with no digit before or after its point. */
export function isExactNumber(text: string): boolean {
  return text.length <= MAX_LENGTH && canonical(text) === canonical(String(Number(text)));
}

/** The same for every way to write a number: its digits without zeros around them, and their power of ten. */
function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return significant === '' ? '0' : `${sign}${significant}e${power}`;
}
