import assert from 'node:assert/strict';
import { describeAuthorize, writeAuthorize, writeRequest } from '../../../../src/core/streams/protocol/requestFrame';

describe('a request frame', () => {
  it('has four lines, empty ones included', () => {
    assert.equal(writeRequest({ endpoint: 'executionReport/list' }, 4), 'executionReport/list\n4\n\n');
    assert.equal(writeRequest({ endpoint: 'a/b', query: 'masterids=1,2' }, 8), 'a/b\n8\nmasterids=1,2\n');
    assert.equal(
      writeRequest({ endpoint: 'md/getChart', body: { symbol: 'M\n6' } }, 9),
      'md/getChart\n9\n\n{"symbol":"M\\n6"}',
    );
  });

  for (const request of [
    { endpoint: '/account/list' },
    { endpoint: 'a\nb' },
    { endpoint: '' },
    { endpoint: 'a b' },
    { endpoint: 'a', query: 'x=1\ny' },
    { endpoint: 'a', query: '?x=1' },
    { endpoint: 'a', query: 'x=ü' },
  ]) {
    it(`is not made of ${JSON.stringify(request)}`, () => {
      assert.throws(() => writeRequest(request, 1), { kind: 'invalid-input' });
    });
  }

  it('has the raw token for authorize, and shows none', () => {
    assert.equal(writeAuthorize('invented-token', 1), 'authorize\n1\n\ninvented-token');
    assert.equal(describeAuthorize(1).includes('invented'), false);
  });
});
