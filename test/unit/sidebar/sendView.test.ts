import assert from 'node:assert/strict';
import { t } from '../../../src/core/platform/text';
import { readOnlyError } from '../../../src/core/requests/send/liveGuard';
import { guardError, toSendView } from '../../../src/core/sidebar/sendView';
import { operation } from '../operations/fixture';

const demo = { baseUrl: 'https://demo.tradovateapi.com/v1', environmentId: 'demo', environment: 'Demo' };
const live = { baseUrl: 'https://live.tradovateapi.com/v1', environmentId: 'live', environment: 'LIVE' };
const problem = t('x');
const problems = [problem];
const readOnly = readOnlyError(operation('placeOSO'), true, true)?.sentences;

describe('toSendView', () => {
  const cases = [
    ['placeOSO', demo, true, undefined, undefined, false],
    ['placeOSO', demo, true, problem, problems, false],
    ['placeOSO', live, false, undefined, undefined, true],
    ['placeOSO', live, false, problem, problems, true],
    ['accountList', live, true, undefined, undefined, false],
    ['placeOSO', live, true, problem, readOnly, true],
  ] as const;
  for (const [id, target, isReadOnly, invalid, blocked, needsConfirmation] of cases) {
    const ports = { target: () => target, liveReadOnly: () => isReadOnly };
    it(`${id} on ${target.environment}, ${isReadOnly ? 'read-only' : 'open'}, ${invalid ? 'invalid' : 'valid'}`, () => {
      const view = toSendView(operation(id), invalid, false, ports);
      assert.deepEqual([view.blocked, view.needsConfirmation, view.sending], [blocked, needsConfirmation, false]);
      assert.equal(guardError(operation(id), ports)?.kind, blocked === readOnly ? 'blocked' : undefined);
    });
  }
});
