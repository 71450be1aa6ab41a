import assert from 'node:assert/strict';
import { mayMeanReplacedSession, statusMeaning } from '../../../src/core/auth/httpStatus';
import type { ErrorKind, Remedy } from '../../../src/core/platform/errors';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const maintenance = Date.parse('2026-11-24T22:30:00.000Z');

describe('the meaning of an HTTP status', () => {
  const table: [number, ErrorKind, readonly Remedy[], boolean][] = [
    [301, 'protocol', ['open-settings'], false],
    [307, 'protocol', ['open-settings'], false],
    [400, 'refused', [], false],
    [401, 'refused', [], false],
    [403, 'refused', [], false],
    [404, 'protocol', ['open-settings'], false],
    [408, 'server', ['try-again'], true],
    [418, 'protocol', [], false],
    [421, 'protocol', ['open-settings'], false],
    [423, 'locked', [], false],
    [429, 'locked', [], false],
    [500, 'server', ['try-again'], true],
    [503, 'server', ['try-again'], true],
  ];
  for (const [status, kind, remedies, canRetry] of table)
    it(`${status} is ${kind}`, () => {
      const meaning = statusMeaning(status, now);
      assert.equal(meaning.kind, kind);
      assert.deepEqual(meaning.remedies, remedies);
      assert.equal(meaning.retry !== undefined, canRetry);
      assert.equal(meaning.sentences.length, 1);
    });

  for (const status of [307, 421])
    it(`names the host of ${status}`, () => {
      const [sentence] = statusMeaning(status, now, 'demo7.tradovateapi.com').sentences;
      assert.ok(sentence?.args.includes('demo7.tradovateapi.com'));
    });

  it('mentions the maintenance window for a server error only', () => {
    assert.equal(statusMeaning(503, maintenance).sentences.length, 2);
    assert.equal(statusMeaning(408, maintenance).sentences.length, 1);
    assert.equal(statusMeaning(404, maintenance).sentences.length, 1);
  });
});

describe('a replaced session', () => {
  for (const [status, isPossible] of [
    [408, true],
    [500, true],
    [502, false],
    [429, false],
    [401, false],
    [undefined, false],
  ] as const)
    it(`is ${isPossible ? '' : 'not '}a possible meaning of ${status}`, () =>
      assert.equal(mayMeanReplacedSession(status), isPossible));
});
