import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { toSendView } from '../../../src/core/sidebar/sendView';
import { operation } from '../operations/fixture';

const demo = { baseUrl: 'https://demo.tradovateapi.com/v1', environmentId: 'demo', environment: 'Demo' };
const live = { baseUrl: 'https://live.tradovateapi.com/v1', environmentId: 'live', environment: 'LIVE' };
const [problem, readOnly] = [t('x'), t('y')];

describe('toSendView', () => {
  const cases = [
    ['placeOSO', demo, undefined, undefined, false],
    ['placeOSO', demo, undefined, [problem], false],
    ['placeOSO', live, undefined, undefined, true],
    ['accountList', live, undefined, undefined, false],
    ['placeOSO', live, readOnly, [readOnly], true],
  ] as const;
  for (const [id, target, guard, blocked, needsConfirmation] of cases)
    it(`${id} on ${target.environment}, blocked: ${String(blocked?.length ?? 0)}`, () => {
      const readOnlyError = () => (guard ? new UserFacingError('blocked', guard) : undefined);
      const view = toSendView(operation(id), blocked && !guard ? problem : undefined, false, {
        sender: { readOnlyError },
        target: () => target,
      });
      assert.deepEqual([view.blocked, view.needsConfirmation, view.sending], [blocked, needsConfirmation, false]);
    });
});
