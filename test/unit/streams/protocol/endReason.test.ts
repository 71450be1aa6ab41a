import assert from 'node:assert/strict';
import { UserFacingError } from '../../../../src/core/platform/errors';
import type { SocketEnd } from '../../../../src/core/platform/ports';
import { englishText, t } from '../../../../src/core/platform/text';
import {
  endText,
  readShutdown,
  readSocketEnd,
  reconnectAfter,
  type EndReason,
} from '../../../../src/core/streams/protocol/endReason';

const error = (kind: 'network' | 'protocol' | 'canceled') => new UserFacingError(kind, t('invented'));

describe('the end of a connection', () => {
  for (const [name, reason, reconnect] of [
    ['by the user', { kind: 'closed-by-user' }, 'no'],
    ['another profile', { kind: 'profile-changed' }, 'no'],
    ['maintenance', readShutdown({ reasonCode: 'Maintenance', reason: 'x' }), 'slowly'],
    ['quota', readShutdown({ reasonCode: 'ConnectionQuotaReached' }), 'no'],
    ['addresses', readShutdown({ reasonCode: 'IPQuotaReached' }), 'no'],
    ['unknown reason', readShutdown({ reasonCode: 'New[x](command:y)' }), 'no'],
    ['shutdown without data', readShutdown(undefined), 'no'],
    ['refused', { kind: 'refused', error: error('protocol') }, 'no'],
    ['blocked', { kind: 'blocked', block: { reason: 'locked', until: 5 } }, 'no'],
    ...(['closed', 'network', 'silence', 'sleep', 'stuck', 'token-expired'] as const).map(
      (cause) => [cause, { kind: 'lost', cause }, 'yes'] as const,
    ),
  ] satisfies (readonly [string, EndReason, string])[]) {
    it(`${name}: reconnect ${reconnect}`, () => {
      assert.equal(reconnectAfter(reason), reconnect);
      const text = endText(reason).map(englishText).join(' ');
      assert.ok(text.length > 5 && !/[[\]]/.test(text), text);
    });
  }

  for (const [name, end, expected] of [
    ['a cut', { code: 1006, reason: '' }, 'lost network'],
    ['a close frame', { code: 1001, reason: 'bye' }, 'lost closed'],
    ['HTTP 421', { code: 1006, reason: '', status: 421 }, 'refused protocol'],
    ['HTTP 307', { code: 1006, reason: '', status: 307 }, 'refused protocol'],
    ['HTTP 404', { code: 1006, reason: '', status: 404 }, 'refused protocol'],
    ['HTTP 200 instead of 101', { code: 1006, reason: '', status: 200 }, 'refused protocol'],
    ['HTTP 429', { code: 1006, reason: '', status: 429 }, 'blocked locked'],
    ['HTTP 503', { code: 1006, reason: '', status: 503 }, 'lost network'],
    ['no name', { code: 1006, reason: '', error: error('network') }, 'lost network'],
    ['a wrong address', { code: 1006, reason: '', error: error('protocol') }, 'refused protocol'],
  ] satisfies (readonly [string, SocketEnd, string])[]) {
    it(`${name}: ${expected}`, () => {
      const reason = readSocketEnd(end, 0);
      const detail =
        reason.kind === 'lost'
          ? reason.cause
          : reason.kind === 'refused'
            ? reason.error.kind
            : reason.kind === 'blocked'
              ? reason.block.reason
              : '';
      assert.equal(`${reason.kind} ${detail}`, expected);
    });
  }

  for (const status of [421, 404])
    it(`names the host that does not serve the account: HTTP ${status}`, () => {
      const reason = readSocketEnd({ code: 1006, reason: '', status }, 0, 'md-demo.tradovateapi.com');
      assert.match(endText(reason).map(englishText).join(), /md-demo\.tradovateapi\.com/);
    });

  it('advises to check the URL that the user has set, after HTTP 404', () => {
    const reason = readSocketEnd({ code: 1006, reason: '', status: 404 }, 0, 'example.com');
    assert.deepEqual(reason.kind === 'refused' && reason.error.remedies, ['open-settings']);
  });
});
