import assert from 'node:assert/strict';
import {
  englishText,
  fillPlaceholders,
  formatText,
  isText,
  joinSentences,
  localizeAll,
  t,
} from '../../../src/core/platform/text';

const shout = (message: string, args: readonly (string | number)[]) => fillPlaceholders(message.toUpperCase(), args);

describe('texts', () => {
  it('are English with their arguments filled in', () => {
    assert.equal(englishText(t('{0} of {1}', 1, t('{0} days', 2))), '1 of 2 days');
    assert.equal(englishText(t('Error: {0}', [t('First.'), t('Second.')])), 'Error: First. Second.');
  });

  it('are translated with the texts in their arguments', () => {
    assert.equal(formatText(t('in {0}', t('{0} minutes', 5)), shout), 'IN 5 MINUTES');
  });

  it('leave foreign text alone, placeholders in it too', () => {
    assert.equal(fillPlaceholders('{0} {1} {2}', ['{1}', '$&']), '{1} $& {2}');
  });

  it('are found in data of any depth, and nothing else is changed', () => {
    const data = { label: t('{0} files', 2), rows: [{ name: t('first') }, 'raw'], count: 3, none: null };
    assert.deepEqual(localizeAll(data, shout), {
      label: '2 FILES',
      rows: [{ name: 'FIRST' }, 'raw'],
      count: 3,
      none: null,
    });
  });

  it('are distinguished from other objects', () => {
    assert.deepEqual([t('x'), { message: 'x' }, null, 'x'].map(isText), [true, false, false, false]);
  });

  it('are joined with a space, except after a full stop of Chinese and Japanese', () => {
    assert.equal(joinSentences(['A.', 'B.']), 'A. B.');
    assert.equal(joinSentences(['一。', '二。']), '一。二。');
    assert.equal(joinSentences([]), '');
  });
});
