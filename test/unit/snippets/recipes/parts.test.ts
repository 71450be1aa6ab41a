import assert from 'node:assert/strict';
import { mainOf, neededParts } from '../../../../src/core/snippets/recipes/parts';
import { recipes } from '../../../../src/core/snippets/recipes/recipes';

const parts = {
  a: { code: 'a' },
  b: { needs: ['a'], code: 'b' },
  c: { needs: ['b', 'a'], code: 'c' },
  d: { code: 'd' },
};

describe('the functions of a program', () => {
  it('are all that are needed, once, in their order', () => {
    assert.deepEqual(neededParts(parts, ['c', 'a']), ['a', 'b', 'c']);
    assert.deepEqual(neededParts(parts, []), []);
  });
  it('must exist', () => assert.throws(() => neededParts(parts, ['e'])));

  it('end with the one of the recipe, or of its order', () => {
    const [market] = recipes;
    const roll = recipes.find(({ id }) => id === 'rollContract');
    assert.ok(market && roll);
    const own = { code: 'own' };
    assert.equal(
      mainOf(market, {}, () => own),
      own,
    );
    assert.equal(
      mainOf(roll, { rollContract: own }, () => ({ code: '' })),
      own,
    );
    assert.throws(() => mainOf(roll, {}, () => own));
  });
});
