import assert from 'node:assert/strict';
import { statusMeaning } from '../../../../src/core/auth/httpStatus';
import { explainNotFound, notFoundCauses } from '../../../../src/core/requests/response/explainNotFound';
import { catalog, operation } from '../../operations/fixture';

const now = Date.parse('2026-11-24T15:00:00Z');
type Cause = keyof typeof notFoundCauses;
const names = Object.keys(notFoundCauses) as Cause[];

describe('explaining a 404', () => {
  const table: readonly (readonly [id: string, what: string, causes: readonly Cause[]])[] = [
    ['orderItem', "yesterday's order", ['earlierSession']],
    ['fillDependents', "the fills of yesterday's order", ['earlierSession']],
    ['cancelOrder', 'an order that is gone', ['earlierSession']],
    ['contractItems', 'eleven ids', ['tooManyIds']],
    ['positionLDependents', 'the positions of eleven accounts', ['tooManyIds']],
    ['orderItems', "eleven of yesterday's orders", ['earlierSession', 'tooManyIds']],
    ['contractFind', 'a contract that has expired', ['contract']],
    ['placeOrder', 'an order for a contract that has expired', ['contract']],
    ['accountItem', 'an account of LIVE on Demo', []],
    ['orderDependents', 'the orders of an account of LIVE on Demo', []],
    ['liquidatePosition', 'a customTag50', ['customTag']],
    ['liquidate-positions', 'a customTag50 for several', ['customTag']],
    ['startOrderStrategy', 'params that cannot be read', ['contract', 'strategy']],
  ];
  for (const [id, what, expected] of table)
    it(`of ${id}: ${what}`, () => {
      const { sentences, remedies = [] } = explainNotFound(operation(id), now);
      const found = names.filter((name) => sentences.includes(notFoundCauses[name].text));
      assert.deepEqual([found, remedies], [['unknownReference', ...expected], []]);
      assert.equal(sentences.length, found.length + 1, 'the host is last');
    });

  it('means the address where nothing in the request could be unknown', () => {
    for (const id of ['accountList', 'contractSuggest']) {
      const { sentences, remedies } = explainNotFound(operation(id), now);
      assert.deepEqual(
        { sentences, remedies },
        { sentences: statusMeaning(404, now).sentences, remedies: ['open-settings'] },
      );
    }
  });

  it('names another cause only in addition to the ids and names', () => {
    const others = names.slice(1).map((name) => notFoundCauses[name]);
    const lost = catalog.operations.filter(
      (one) => !notFoundCauses.unknownReference.fits(one) && others.some(({ fits }) => fits(one)),
    );
    assert.deepEqual(lost, []);
  });
});
