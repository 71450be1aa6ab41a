import assert from 'node:assert/strict';
import { describeOperation, describeRecipe } from '../../../src/core/agentTools/describeOperation';
import { recipes } from '../../../src/core/snippets/recipes/recipes';
import { catalog, now, operation } from '../operations/fixture';

const describing = (id: string) => describeOperation(operation(id), catalog);

describe('an operation for a language model', () => {
  const rows: readonly (readonly [string, ...RegExp[]])[] = [
    [
      'accountList',
      /^accountList: GET \/account\/list$/m,
      /Only reads/,
      /Account Information/,
      /a list of Account: id/,
    ],
    ['accountItem', /^ {4}id: whole number.*required/m],
    [
      'placeOrder',
      /CHANGES data/,
      /^ {4}action: one of Buy, Sell, required$/m,
      /^ {4}price: .*only with \{"orderType"/m,
    ],
    ['placeOSO', /^ {4}bracket1: .*\n {6}action: /m],
    ['renewAccessToken', /tradovate_read refuses/],
    ['subscribeQuote', /not over HTTP/],
  ];
  for (const [id, ...patterns] of rows)
    it(`is described: ${id}`, () => {
      for (const pattern of patterns) assert.match(describing(id), pattern);
    });

  it('a recipe, with its values', () => {
    const texts = recipes.map((recipe) => describeRecipe(recipe, now));
    assert.equal(new Set(texts).size, recipes.length);
    assert.match(texts[0] ?? '', /^ {4}side: text, one of Buy, Sell$/m);
    assert.match(texts[0] ?? '', /CHANGES data/);
  });
});
