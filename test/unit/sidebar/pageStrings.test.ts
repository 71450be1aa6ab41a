import assert from 'node:assert/strict';
import { isText, localizeAll } from '../../../src/core/platform/text';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';

describe('the strings of the page', () => {
  it('are texts without arguments, for the page to fill in', () => {
    const check = (value: unknown): void => {
      if (isText(value)) assert.deepEqual(value.args, [], value.message);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(check);
      else assert.fail(`${String(value)} is not localizable`);
    };
    check(pageStrings);
  });

  it('keep their placeholders when localized', () => {
    const localized = localizeAll(pageStrings, (message) => message.toUpperCase());
    assert.match(localized.items, /^\{0\} [A-Z]+$/);
    assert.match(localized.remedies['get-token'], /^[A-Z ]+$/);
  });
});
