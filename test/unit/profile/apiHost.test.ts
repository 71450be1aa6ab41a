import assert from 'node:assert/strict';
import { isApiHost } from '../../../src/core/profile/apiHost';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import { hostOf } from '../../../src/core/profile/plainUrl';

describe("finding low: a token follows to any subdomain of Tradovate's domains", () => {
  const table: [host: string, expected: boolean][] = [
    ['md.tradovateapi.com', true],
    ['md-demo.tradovateapi.com', true],
    ['replay.tradovateapi.com', true],
    ['rpt-live.tradovateapi.com', true],
    ['demo7.tradovateapi.com', true],
    ['demo-api.staging.ninjatrader.dev', true],
    ['live-api.staging.ninjatrader.dev', true],
    ['md-api.staging.ninjatrader.dev', true],
    ['replay.staging.ninjatrader.dev', true],
    ['tradovateapi.com', false],
    ['status.tradovateapi.com', false],
    ['tv-demo.tradovateapi.com', false],
    ['trader.tradovate.com', false],
    ['community.tradovate.com', false],
    ['tradovate.com', false],
    ['web.ninjatrader.com', false],
    ['ninjatrader.com', false],
    ['trader.staging.ninjatrader.dev', false],
    ['ninjatrader.dev', false],
    ['x.demo-api.staging.ninjatrader.dev', false],
    ['eviltradovateapi.com', false],
    ['demo.tradovateapi.com.evil.test', false],
    ['', false],
  ];
  for (const [host, expected] of table)
    it(`${host || 'nothing'} is ${expected ? '' : 'not '}a host of the API`, () =>
      assert.equal(isApiHost(host), expected));

  it('includes those of the built-in environments', () => {
    assert.ok(builtInEnvironments.every(({ baseUrl }) => isApiHost(hostOf(baseUrl) ?? '')));
  });
});
