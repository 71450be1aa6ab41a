import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { englishText, t } from '../../../src/core/platform/text';
import { clockCheck, networkCheck, proxyCheck } from '../../../src/core/setup/networkChecks';
import type { NetworkFact } from '../../../src/core/setup/networkTest';
import type { CheckState, SetupAction } from '../../../src/core/setup/setupCheck';

const HOST = 'demo7.tradovateapi.com';
const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('the check of the network', () => {
  const responded = (status: number): NetworkFact => ({ kind: 'responded', status, ms: 80 });
  const table: [string, NetworkFact, CheckState, SetupAction | undefined][] = [
    ['running', { kind: 'running' }, 'running', undefined],
    ['no profile', { kind: 'no-environment' }, 'skipped', undefined],
    ['canceled', { kind: 'canceled' }, 'unknown', undefined],
    ['a block', { kind: 'blocked' }, 'skipped', undefined],
    ['no response', { kind: 'failed', error: new UserFacingError('network', t('{0}', HOST)) }, 'problem', 'try-again'],
    ['200', responded(200), 'ok', undefined],
    ['401', responded(401), 'ok', undefined],
    ['404', responded(404), 'ok', undefined],
    ['407', responded(407), 'problem', undefined],
    ['307', responded(307), 'warning', 'open-settings'],
    ['421', responded(421), 'warning', 'open-settings'],
    ['503', responded(503), 'warning', 'try-again'],
  ];
  for (const [name, fact, state, action] of table)
    it(`is ${state} after ${name}`, () => {
      const check = networkCheck(fact, HOST);
      assert.equal(check.state, state);
      assert.equal(check.action, action);
      assert.equal(check.remedy !== undefined, state === 'problem' || state === 'warning');
      const copied = (check.anonymousDetail ?? check.detail).map(englishText).join();
      assert.ok(!copied.includes(HOST), 'a copy has no host');
    });
});

describe('the check of the proxy', () => {
  const off = { isSet: false, isOff: false, isUnverified: false };
  const table: [object, CheckState][] = [
    [{}, 'ok'],
    [{ isSet: true }, 'ok'],
    [{ isOff: true }, 'ok'],
    [{ isSet: true, isOff: true }, 'warning'],
    [{ isUnverified: true }, 'warning'],
  ];
  for (const [settings, state] of table)
    it(`is ${state} with ${JSON.stringify(settings)}`, () =>
      assert.equal(proxyCheck({ ...off, ...settings }).state, state));
});

describe('the check of the clock', () => {
  const table: [number | undefined, CheckState, number][] = [
    [undefined, 'unknown', 1],
    [0, 'ok', 1],
    [1999, 'ok', 1],
    [30 * SECOND, 'ok', 2],
    [-30 * SECOND, 'ok', 2],
    [2 * MINUTE, 'warning', 2],
    [-10 * MINUTE, 'warning', 2],
  ];
  for (const [offset, state, sentences] of table)
    it(`is ${state} for ${offset} ms`, () => {
      const check = clockCheck(offset);
      assert.equal(check.state, state);
      assert.equal(check.detail.length, sentences);
      assert.equal(check.remedy !== undefined, state === 'warning');
    });

  it('says whether it is fast or slow', () => {
    assert.notEqual(clockCheck(MINUTE).detail[0]?.message, clockCheck(-MINUTE).detail[0]?.message);
  });
});
