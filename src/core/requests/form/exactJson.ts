import { visit } from 'jsonc-parser';
import { cleanQuotation } from '../../platform/errors';
import { t, type Text } from '../../platform/text';
import { isExactNumber } from './exactNumber';

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
      if (typeof value === 'number' && !isExactNumber(json.slice(offset, offset + length)))
        problem ??= t('The JSON contains a number with too many digits. Round it, or write it as a string, in quotes.');
    },
  });
  return problem;
}
