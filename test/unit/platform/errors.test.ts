import assert from 'node:assert/strict';
import {
  canceledError,
  cleanQuotation,
  isCanceled,
  splitFullText,
  toUserFacingError,
  UserFacingError,
} from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';

describe('errors for the user', () => {
  it('join their sentences, and quote the service last', () => {
    const error = new UserFacingError('refused', [t('First.'), t('Second {0}.', 2)], { quotation: 'No\nentry' });
    assert.equal(error.message, 'First. Second 2. Tradovate says: "No entry"');
    assert.equal(error.sentences.length, 2);
    assert.equal(error.fullText.length, 3);
    assert.deepEqual(splitFullText(error.fullText), { sentences: error.sentences, quotations: ['No entry'] });
  });

  it('offer to try again if that helps, unless they have other remedies', () => {
    const remediesOf = (details: object) => new UserFacingError('server', t('Busy.'), details).remedies;
    assert.deepEqual(remediesOf({}), []);
    assert.deepEqual(remediesOf({ retryHelps: true }), ['try-again']);
    assert.deepEqual(remediesOf({ retryHelps: true, remedies: ['show-log'] }), ['show-log']);
  });

  it('keep every detail when a sentence is added', () => {
    const details = {
      ...{ retryHelps: true, quotation: 'No', until: 5, status: 429, endsSession: true },
      ...{ signedInElsewhere: true, alreadyReported: true, remedies: ['show-log'] as const },
    };
    const error = new UserFacingError('locked', t('Locked.'), details).withSentence(t('Wait.'));
    assert.deepEqual(
      error.sentences.map(({ message }) => message),
      ['Locked.', 'Wait.'],
    );
    for (const [key, value] of Object.entries(details))
      assert.deepEqual(error[key as keyof typeof details], value, key);
  });

  it('are recognized across bundles, each of which has a class of its own', () => {
    const foreign = { [Symbol.for('tradovate.error')]: true, kind: 'canceled' };
    assert.ok(foreign instanceof UserFacingError);
    assert.ok(isCanceled(foreign));
    assert.ok(isCanceled(canceledError()));
    for (const other of [undefined, null, 'text', {}, new Error('other')]) {
      assert.equal(other instanceof UserFacingError, false);
      assert.equal(isCanceled(other), false);
    }
  });

  it('replace an unexpected error, whose text may hold anything', () => {
    const error = toUserFacingError(new Error('password'));
    assert.deepEqual([error.kind, error.remedies], ['internal', ['show-log']]);
    assert.doesNotMatch(error.message, /password/);
    assert.equal(toUserFacingError(error), error);
  });
});

describe('quoted text of the service', () => {
  const table: [string, string, string][] = [
    ['plain text', 'Access is denied', 'Access is denied'],
    ['line breaks and controls', ' a\r\n\u0000\u0007b\t c ', 'a b c'],
    ['direction marks', 'a\u202eb\u2066c', 'a b c'],
    ['a link to a command', '[Sign in](command:evil)', '(Sign in)(command:evil)'],
    ['nothing', ' \n ', ''],
  ];
  for (const [name, text, expected] of table) it(name, () => assert.equal(cleanQuotation(text), expected));

  it('is cut off', () => {
    const quotation = cleanQuotation('x'.repeat(5000));
    assert.equal(quotation.length, 201);
    assert.ok(quotation.endsWith('…'));
  });
});
