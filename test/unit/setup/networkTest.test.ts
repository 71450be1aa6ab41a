import assert from 'node:assert/strict';
import type { ServiceBlock } from '../../../src/core/auth/blockOfResponse';
import { canceledError, UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { testNetwork } from '../../../src/core/setup/networkTest';
import { FakeClock, FakeHttp, type Reply } from '../fakes';

const URL = 'https://demo.tradovateapi.com/v1';

async function test(reply: Reply) {
  const [http, clock] = [new FakeHttp(), new FakeClock()];
  http.replies.push(reply);
  const blocks: ServiceBlock[] = [];
  const options = { timeoutMs: 1000, signal: new AbortController().signal };
  const fact = await testNetwork({ http, clock }, URL, options, (block) => Promise.resolve(void blocks.push(block)));
  return { fact, blocks, sent: http.sent, now: clock.now() };
}

describe('the test of the network', () => {
  it('sends one request without a token', async () => {
    const { sent } = await test({ status: 404 });
    assert.deepEqual(sent, [{ method: 'GET', url: URL, headers: { Accept: 'application/json' } }]);
  });

  it('measures how much the clock of the service is ahead', async () => {
    const date = (ms: number) => ({ headers: { date: new Date(new FakeClock().now() + ms).toUTCString() } });
    const { fact } = await test({ status: 404, ...date(600_000) });
    assert.ok(fact.kind === 'responded' && Math.abs((fact.offsetMs ?? 0) - 600_000) <= 500);
    const without = await test({ status: 404, headers: { date: 'soon' } });
    assert.deepEqual(without.fact, { kind: 'responded', status: 404, ms: 0 });
  });

  for (const reply of [{ status: 429 }, { status: 423 }, { status: 200, body: '{"p-captcha":true}' }])
    it(`reports the block of ${JSON.stringify(reply)}`, async () => {
      const { fact, blocks } = await test(reply);
      assert.equal(fact.kind, 'blocked');
      assert.equal(blocks.length, 1);
    });

  it('has the reason where there is no response', async () => {
    const error = new UserFacingError('network', t('No.'));
    assert.deepEqual((await test(error)).fact, { kind: 'failed', error });
    assert.deepEqual((await test(canceledError())).fact, { kind: 'canceled' });
  });
});
