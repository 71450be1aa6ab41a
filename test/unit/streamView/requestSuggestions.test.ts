import assert from 'node:assert/strict';
import { requestSuggestions } from '../../../src/core/streamView/requestSuggestions';
import { catalog } from './world';

describe('the requests that are offered', () => {
  it('are each once, without those of the session', () => {
    const endpoints = requestSuggestions(catalog).map(({ endpoint }) => endpoint);
    assert.deepEqual(endpoints, ['md/subscribeQuote', 'account/list', 'order/placeorder']);
  });
});
