import assert from 'node:assert/strict';
import { isWorthOffering } from '../../../../src/core/profile/importing/importOffer';

describe('the offer to import an .env file', () => {
  const table: readonly (readonly [boolean, string])[] = [
    [true, 'TRADOVATE_NAME=a\nTRADOVATE_PASSWORD=b'],
    [true, 'PORT=80\nTDV_SEC=b'],
    [true, '# Tradovate\nCID=8\nSEC=b'],
    [true, 'URL=https://demo.tradovateapi.com/v1\nUSERNAME=a\nPASSWORD=b'],
    // Of another service.
    [false, 'CLIENT_ID=8\nCLIENT_SECRET=b\nUSERNAME=a\nPASSWORD=b'],
    [false, 'CITDV=1\nPASSWORD=b'],
    // No secret.
    [false, 'TRADOVATE_NAME=a\nTRADOVATE_CID=8'],
    [false, 'TRADOVATE_PASSWORD='],
    [false, 'TRADOVATE_ACCESS_TOKEN=b'],
    // None that can be used as it is.
    [false, 'TRADOVATE_PASSWORD=your_password\nTRADOVATE_SEC=your_api_secret'],
    [false, 'TRADOVATE_PASSWORD=a#b'],
    [false, 'TRADOVATE_PASSWORD=${PW}\nTRADOVATE_SEC="$(op read op://x/sec)"'],
    [false, '# Tradovate\nPASSWORD = os.getenv("TRADOVATE_PASSWORD")'],
    // Another service's, next to Tradovate's.
    [false, 'PASSWORD=b\nTRADOVATE_CID=8\nTRADOVATE_PASSWORD='],
    [false, ''],
  ];
  for (const [expected, text] of table)
    it(`${expected ? 'is made' : 'is not made'} for ${JSON.stringify(text)}`, () =>
      assert.equal(isWorthOffering(text), expected));
});
