import assert from 'node:assert/strict';
import { isLive, onlyReadsError, readOnlyError } from '../../../../src/core/requests/send/liveGuard';
import { operation } from '../../operations/fixture';

describe('isLive', () => {
  const urls: [url: string, environment: string | undefined, live: boolean][] = [
    ['https://live.tradovateapi.com/v1', 'live', true],
    ['https://demo.tradovateapi.com/v1', 'demo', false],
    ['https://live.tradovateapi.com/v1', 'My own name', true],
    ['https://demo.tradovateapi.com/v1', 'LIVE?', false],
    ['https://LIVE.tradovateapi.com/v1', undefined, true],
    ['https://demo-api.staging.ninjatrader.dev/v1', 'Staging', false],
    ['https://live-api.staging.ninjatrader.dev/v1', 'Staging', true],
    // The service may name any host: it is a simulation only if it was named as one.
    ['https://api-17.tradovateapi.com/v1', 'demo', false],
    ['https://api-17.tradovateapi.com/v1', 'live', true],
    ['https://api-17.tradovateapi.com/v1', undefined, true],
    ['https://live.tradovateapi.com/v1', 'demo', true],
    ['https://demo.tradovateapi.com.example.com/v1', undefined, false],
    ['https://demonstration.tradovateapi.com/v1', undefined, true],
    ['http://127.0.0.1:8080/v1', 'Sandbox', false],
    ['https://example.com/v1', 'Own', false],
  ];
  for (const [url, environment, live] of urls)
    it(`${url} of ${environment ?? 'a redirect'}: ${live}`, () => assert.equal(isLive(url, environment), live));
});

describe('readOnlyError', () => {
  it('blocks a request that modifies data on LIVE', () => {
    const error = readOnlyError(operation('placeOrder'), true, true);
    assert.deepEqual([error?.kind, error?.remedies], ['blocked', ['open-settings']]);
  });

  it('blocks nothing else', () => {
    assert.equal(readOnlyError(operation('placeOrder'), false, true), undefined);
    assert.equal(readOnlyError(operation('placeOrder'), true, false), undefined);
    assert.equal(readOnlyError(operation('accountList'), true, true), undefined);
  });
});

describe('onlyReadsError', () => {
  it('lets pass only what reads, and to LIVE only where that is allowed', () => {
    const passes = (id: string, live: boolean, allowed: boolean) =>
      onlyReadsError(operation(id), live, allowed) === undefined;
    for (const live of [false, true])
      for (const allowed of [false, true]) {
        assert.equal(passes('placeOrder', live, allowed), false);
        assert.equal(passes('accountList', live, allowed), !live || allowed);
      }
  });
});
