import { visit } from 'jsonc-parser';
import { cleanQuotation } from '../../platform/errors';
import { t, type Text } from '../../platform/text';

/** A longer one is no price and no quantity. */
const MAX_NUMBER_LENGTH = 100;

/** Why valid JSON would be sent otherwise than it is written: a name twice in an object, or a fraction with too many digits. */
export function inexactProblem(json: string): Text | undefined {
  let problem: Text | undefined;
  const objects: Set<string>[] = [];
  visit(json, {
    onObjectBegin: () => void objects.push(new Set()),
    onObjectEnd: () => void objects.pop(),
    onObjectProperty(name) {
      const names = objects.at(-1);
      if (names?.has(name)) problem ??= t("The JSON contains '{0}' twice. Remove one of them.", cleanQuotation(name));
      names?.add(name);
    },
    onLiteralValue(value: unknown, offset, length) {
      if (typeof value === 'number' && !isExact(json.slice(offset, offset + length)))
        problem ??= t('The JSON contains a number with too many digits. Round it, or write it as a string, in quotes.');
    },
  });
  return problem;
}

function isExact(number: string): boolean {
  return number.length <= MAX_NUMBER_LENGTH && canonical(number) === canonical(String(Number(number)));
}

/** The same for every way to write a number: its digits without zeros around them, and their power of ten. */
function canonical(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return significant === '' ? '0' : `${sign}${significant}e${power}`;
}
