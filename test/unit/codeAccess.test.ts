import assert from 'node:assert/strict';
import { accessOfOperation, accessOfRecipe } from '../../src/core/codeAccess';
import { builtInEnvironments } from '../../src/core/profile/environment';
import { operation } from './operations/fixture';

const [demo] = builtInEnvironments;
const urls = [
  'https://demo.tradovateapi.com/v1',
  'https://md-demo.tradovateapi.com/v1',
  'https://replay.tradovateapi.com/v1',
  'https://trader.tradovate.com',
  'https://live.tradovateapi.com',
];

describe('what code needs of the session', () => {
  const rows = [
    [accessOfRecipe({ service: 'rest' }), true, false, urls[0]],
    [accessOfRecipe({ service: 'sign-in' }), false, false, urls[0]],
    [accessOfRecipe({ service: 'market-data' }), true, true, urls[1]],
    [accessOfRecipe({ service: 'replay' }), true, false, urls[2]],
    [accessOfOperation(operation('accountList')), true, false, urls[0]],
    [accessOfOperation(operation('accessTokenRequest')), false, false, urls[0]],
    [accessOfOperation(operation('oAuthAuthorize')), false, false, urls[3]],
    [accessOfOperation(operation('oAuthToken')), false, false, urls[4]],
    [accessOfOperation(operation('oAuthRefresh')), false, false, urls[4]],
    [accessOfOperation(operation('subscribeQuote')), true, true, urls[1]],
  ] as const;
  for (const [index, [access, authorized, marketData, url]] of rows.entries())
    it(`is known: number ${index}`, () => {
      assert.ok(demo);
      assert.deepEqual(
        [access.authorized, access.marketData, access.urlFor(demo, undefined)],
        [authorized, marketData, url],
      );
    });
});
