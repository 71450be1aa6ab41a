import assert from 'node:assert/strict';
import { completionMatches } from '../../../src/core/snippets/completionMatches';
import { catalog } from '../operations/fixture';

const best = (typed: string, recent: readonly string[] = []) => completionMatches(catalog, typed, recent)[0]?.path;

describe('the operations that a completion offers', () => {
  it('begin with the last one used if nothing is typed', () =>
    assert.equal(best('', ['placeOrder']), '/order/placeorder'));
  it('are found by name', () => assert.equal(best('placeorder'), '/order/placeorder'));
  it('are found by path', () => assert.equal(best('/account/li'), '/account/list'));
  it('are not found by a word of a summary alone', () => assert.equal(best('simulation'), undefined));
  it('are limited', () => assert.equal(completionMatches(catalog, '', []).length, 60));
});
