import assert from 'node:assert/strict';
import { UserFacingError, type ErrorKind } from '../../../../src/core/platform/errors';
import { t } from '../../../../src/core/platform/text';
import { explainError } from '../../../../src/core/requests/response/explainError';

describe('explaining an error', () => {
  it('keeps sentences, quotation and remedies', () => {
    const sentence = t('Locked.');
    const error = new UserFacingError('locked', sentence, { quotation: 'Why', remedies: ['captcha-solved'] });
    assert.deepEqual(explainError(error), {
      reason: 'no-response',
      tone: 'warning',
      sentences: [sentence],
      quotations: ['Why'],
      remedies: ['captcha-solved'],
    });
  });

  const tones: readonly (readonly [ErrorKind, string])[] = [
    ['network', 'error'],
    ['penalty', 'warning'],
    ['canceled', 'info'],
  ];
  for (const [kind, tone] of tones)
    it(`${kind}: ${tone}`, () => assert.equal(explainError(new UserFacingError(kind, t('x'))).tone, tone));
});
