import assert from 'node:assert/strict';
import { approveLiveChange } from '../../../../src/core/requests/send/approveLiveChange';
import { noLimits, type LiveLimits } from '../../../../src/core/requests/send/limits/liveLimits';
import type { Question } from '../../../../src/core/platform/ports';
import { operation } from '../../operations/fixture';

/** @param answer of the user */
function world(readOnly: boolean, limits: LiveLimits, answer = true) {
  const settings = { readOnly, limits };
  const questions: Question[] = [];
  const unknown = () => Promise.resolve(undefined);
  const approve = () =>
    approveLiveChange(
      operation('placeOrder'),
      [{}, { accountId: 1, orderQty: 2 }],
      { environment: 'LIVE', profile: 'Mine', host: 'live.tradovateapi.com' },
      {
        settings: () => settings,
        lookup: { account: unknown, contract: unknown, entity: unknown },
        accountName: () => undefined,
        confirmLive: (question) => Promise.resolve(questions.push(question) > 0 && answer),
      },
    );
  return { settings, questions, approve };
}

describe('approving a change on LIVE', () => {
  it('asks once, and not for what is blocked', async () => {
    const allowed = world(false, { ...noLimits, maxQuantity: 2 });
    (await allowed.approve())();
    const blocked = [world(true, noLimits), world(false, { ...noLimits, maxQuantity: 1 })];
    for (const one of blocked) await assert.rejects(one.approve(), { kind: 'blocked' });
    assert.deepEqual(
      [allowed, ...blocked].map(({ questions }) => questions.length),
      [1, 0, 0],
    );
  });

  it('ends with a no', () => assert.rejects(world(false, noLimits, false).approve(), { kind: 'canceled' }));

  it('is checked again with the settings of that moment', async () => {
    const at = world(false, noLimits);
    const check = await at.approve();
    at.settings.limits = { ...noLimits, maxQuantity: 1 };
    assert.throws(check, { kind: 'blocked' });
    // Enough for it, but what other limits need was not asked for.
    at.settings.limits = { ...noLimits, maxQuantity: 2 };
    assert.throws(check, { kind: 'canceled' });
    at.settings.limits = noLimits;
    check();
    at.settings.readOnly = true;
    assert.throws(check, { kind: 'blocked' });
  });
});
