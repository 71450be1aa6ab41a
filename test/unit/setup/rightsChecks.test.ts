import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { englishText, t } from '../../../src/core/platform/text';
import { rightsChecks } from '../../../src/core/setup/rightsChecks';
import type { ProbeOutcome } from '../../../src/core/setup/rightsRun';
import type { CheckState, SetupAction } from '../../../src/core/setup/setupCheck';

const orders = { group: 'Orders', label: 'Orders', right: 'Orders: Read Only', path: '/order/list' };
const error = new UserFacingError('network', t('No.'));

describe('the lines about permissions', () => {
  it('offer to check them, or to sign in first', () => {
    const of = (isSignedIn: boolean) =>
      rightsChecks([], undefined, isSignedIn).map(({ id, state, action }) => [id, state, action]);
    assert.deepEqual(of(true), [['rights', 'skipped', 'check-rights']]);
    assert.deepEqual(of(false), [['rights', 'skipped', 'get-token']]);
  });

  const table: [ProbeOutcome, CheckState, SetupAction | undefined][] = [
    [{ kind: 'waiting' }, 'running', undefined],
    [{ kind: 'running' }, 'running', undefined],
    [{ kind: 'granted' }, 'ok', undefined],
    [{ kind: 'denied' }, 'problem', 'open-tradovate'],
    [{ kind: 'empty' }, 'unknown', undefined],
    [{ kind: 'token-expired' }, 'unknown', 'renew-token'],
    [{ kind: 'unclear', status: 500 }, 'unknown', 'check-rights'],
    [{ kind: 'failed', error }, 'unknown', 'check-rights'],
    [{ kind: 'not-sent' }, 'skipped', undefined],
  ];
  for (const [outcome, state, action] of table)
    it(`are ${state} where a probe is ${outcome.kind}`, () => {
      const line = rightsChecks([orders], [outcome], true).find(({ id }) => id === 'rights.Orders');
      assert.deepEqual([line?.state, line?.action], [state, action]);
    });

  it('take an empty list for a denial where every user has an entry', () => {
    for (const path of ['/user/list', '/account/list', '/exchange/list']) {
      const [line] = rightsChecks([{ ...orders, path }], [{ kind: 'empty' }], true);
      assert.deepEqual([line?.state, line?.action], ['problem', 'open-tradovate']);
      assert.match(line?.detail.map(englishText).join() ?? '', /'Orders: Read Only'/);
    }
  });

  it('name the permission that the key needs', () => {
    const [, line] = rightsChecks([orders], [{ kind: 'denied' }], true);
    assert.match(line?.detail.map(englishText).join() ?? '', /'Orders: Read Only'/);
  });

  it('doubt the token only if every request was denied', () => {
    const ids = (...outcomes: ProbeOutcome[]) =>
      rightsChecks(
        outcomes.map((_, index) => ({ ...orders, group: String(index) })),
        outcomes,
        true,
      ).filter(({ id }) => id === 'rights').length;
    assert.equal(ids({ kind: 'denied' }, { kind: 'denied' }), 1);
    assert.equal(ids({ kind: 'denied' }, { kind: 'granted' }), 0);
    assert.equal(ids({ kind: 'denied' }, { kind: 'empty' }), 0);
    assert.equal(ids({ kind: 'denied' }, { kind: 'waiting' }), 0);
  });
});
