import assert from 'node:assert/strict';
import { maskLongResponse, maskResponse } from '../../../src/core/platform/maskResponse';
import { MASK, Redactor } from '../../../src/core/platform/redactor';

const redactor = new Redactor();
redactor.addSecrets('made-up-secret');
const response = (body: string, truncated = false) => ({
  ...{ status: 200, bytes: body.length, truncated, body },
  headers: { 'x-made-up-secret': 'made-up-secret' },
});

describe('a response without secrets', () => {
  it('has neither in its body nor in its headers', () => {
    const { body, headers } = maskResponse(response('made-up-secret'), redactor);
    assert.deepEqual([body, headers], [MASK, { [`x-${MASK}`]: MASK }]);
  });

  it('may end within one', () => assert.equal(maskResponse(response('x made-up-', true), redactor).body, `x ${MASK}`));

  it('may end within one in a header', () =>
    assert.equal(maskResponse({ ...response(''), headers: { echo: 'made-up-s' } }, redactor).headers['echo'], MASK));

  it('finding low: is the same if it is long, with pauses', async () => {
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    const long = await maskLongResponse(response(`${'x'.repeat(1_200_000)} made-up-secret`), redactor, pause);
    assert.ok(long.body.endsWith(`x ${MASK}`) && pauses > 0);
    await maskLongResponse(response('short'), redactor, () => assert.fail());
  });
});
