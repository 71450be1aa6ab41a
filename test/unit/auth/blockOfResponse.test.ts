import assert from 'node:assert/strict';
import { LOCK_MS } from '../../../src/core/auth/authErrors';
import { blockOfResponse } from '../../../src/core/auth/blockOfResponse';

describe('the block that a response announces', () => {
  const table: [name: string, status: number, body: string, reason: 'captcha' | 'locked' | undefined][] = [
    ['429', 429, '', 'locked'],
    ['423', 423, 'locked', 'locked'],
    ['a CAPTCHA', 200, '{"p-ticket":"t","p-time":15,"p-captcha":true}', 'captcha'],
    ['a CAPTCHA without a ticket', 400, '{"p-captcha": true}', 'captcha'],
    ['a penalty', 200, '{"p-ticket":"t","p-time":15,"p-captcha":false}', undefined],
    ['a CAPTCHA inside data', 200, '[{"p-captcha":true}]', undefined],
    ['half a CAPTCHA', 200, '{"p-captcha":tr', undefined],
    ['401', 401, '', undefined],
    ['500', 500, '', undefined],
  ];
  for (const [name, status, body, reason] of table)
    it(`${name}: ${reason ?? 'none'}`, () =>
      assert.deepEqual(blockOfResponse({ status, body }, 5), reason && { reason, until: 5 + LOCK_MS }));
});
