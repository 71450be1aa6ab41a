import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { outcomeView } from '../../../src/core/streamView/outcomeView';

describe('what a view says about a subscription', () => {
  const error = new UserFacingError('refused', t('x'));
  for (const [name, outcome, expected] of [
    ['nothing', {}, {}],
    ['delayed prices', { isDelayed: true }, { isDelayed: true }],
    ['an error', { error }, { problem: error.fullText }],
    ['both', { error, isDelayed: true }, { problem: error.fullText, isDelayed: true }],
  ] as const)
    it(`is ${name}`, () => assert.deepEqual(outcomeView(outcome), expected));
});
