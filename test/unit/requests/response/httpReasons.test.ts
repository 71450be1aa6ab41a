import assert from 'node:assert/strict';
import { httpReason } from '../../../../src/core/requests/response/httpReasons';

describe('the reason phrase of a status', () => {
  it('is the usual one', () => assert.equal(httpReason(404), 'Not Found'));
  it('is empty for a rare status', () => assert.equal(httpReason(299), ''));
});
