import assert from 'node:assert/strict';
import { isExactNumber } from '../../../../src/core/requests/form/exactNumber';

describe('a number that is sent as it was typed', () => {
  for (const text of ['0', '-0', '.5', '5.', '-1.50', '6900.25', '301000000001', '1e5', '15E-1', '1234567890123456.0'])
    it(`is ${text}`, () => assert.ok(isExactNumber(text)));
  for (const text of ['12345678901234567890', '0.10000000000000001', '1e-400', '9007199254740993', '1'.repeat(101)])
    it(`is not ${text.slice(0, 30)}`, () => assert.equal(isExactNumber(text), false));
});
