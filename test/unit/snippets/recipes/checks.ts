import assert from 'node:assert/strict';
import { canWrite, recipeLanguageById } from '../../../../src/core/snippets/recipes/languages';
import type { Mains, Part, Parts } from '../../../../src/core/snippets/recipes/parts';
import { bracket, market, oco, orderOf } from '../../../../src/core/snippets/recipes/orders';
import { orderMain, type OrderNotation } from '../../../../src/core/snippets/recipes/orderMain';
import { recipes } from '../../../../src/core/snippets/recipes/recipes';
import type { RecipeLanguage } from '../../../../src/core/snippets/recipes/language';
import type { Recipe, RecipeContext } from '../../../../src/core/snippets/recipes/recipe';
import { renderOAuth } from '../../../../src/core/snippets/recipes/oauth/renderOAuth';
import { renderStream } from '../../../../src/core/snippets/recipes/streams/renderStream';
import type { Rendered } from '../../../../src/core/snippets/render';
import { renderRecipe } from '../../../../src/core/snippets/recipes/renderRecipe';

/** Names of parts that exist in every language, or in those that need them. */
const NAMES = [
  ...[
    'reply',
    'check',
    'fail',
    'lostResponse',
    'blocked',
    'must',
    'sleep',
    'refusalIn',
    'exchange',
    'pace',
    'send',
    'types',
    'findAccount',
    'findContract',
  ],
  ...['findTick', 'netPosition', 'workingOrders', 'findOrder', 'placeOrder', 'commandRefusal', 'waitForOrder'],
  ...[
    'followOrder',
    'followOrders',
    'cancelRefusal',
    'requestCancel',
    'cancelOrders',
    'finished',
    'openPositions',
    'attempt',
    'report',
    'stopStrategies',
    'remaining',
    'flatten',
    'liquidate',
    'activeFills',
    'closePositions',
    'endAll',
    'renew',
    'setting',
    'print',
    'session',
    'client',
    'redirect',
    'tokens',
  ],
  ...[
    'eventTypes',
    'connectionLost',
    'stream',
    'account',
    'quotes',
    'depth',
    'chart',
    'time',
    'entry',
    'streamRequest',
    'requestData',
    'closeChart',
  ],
];

export const context: RecipeContext = {
  token: { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' },
  baseUrl: 'https://demo.tradovateapi.com/v1',
  live: false,
  now: Date.parse('2026-11-24T12:00:00.000Z'),
};

/** Text that a template can take, and known names of what it calls. That it runs is shown in test/run/recipes. */
function checkPart({ code, needs = [] }: Part): void {
  for (const name of needs) assert.ok(NAMES.includes(name), name);
  assert.doesNotMatch(code, /\t|\r| $/m);
  for (const [indentation] of code.matchAll(/^ +(?! )/gm)) assert.equal(indentation.length % 2, 0, code);
}

export function describeParts(name: string, parts: Parts): void {
  describe(name, () => {
    for (const [part, value] of Object.entries(parts))
      it(`have ${part}`, () => {
        assert.ok(NAMES.includes(part));
        checkPart(value);
      });
  });
}

export function describeMains(name: string, mains: Mains): void {
  describe(name, () => {
    for (const [id, value] of Object.entries(mains))
      it(`have ${id}`, () => {
        assert.ok(recipes.some((recipe) => recipe.id === id && !orderOf(recipe)));
        checkPart(value);
      });
  });
}

/** That it runs is shown in test/run/recipes, for the languages that can be run there. */
export function describeOrders(name: string, notation: OrderNotation): void {
  describe(`orders in ${name}`, () => {
    it('have their fields, with legs inside', () => {
      const { code, needs = [] } = orderMain(notation)(bracket);
      for (const part of ['/order/placeoso', 'bracket1', 'stopPrice', 'isAutomated', 'GTC'])
        assert.ok(code.includes(part), part);
      assert.match(code, /limit_?price/i);
      assert.match(code, /opposite/i);
      assert.ok(needs.includes('findTick'));
    });
    it('need no tick without a price', () => {
      const { code, needs = [] } = orderMain(notation)(market);
      assert.ok(!needs.includes('findTick'));
      assert.doesNotMatch(code, /tick/i);
    });
    it('that end a position look at it first', () => {
      const { code, needs = [] } = orderMain(notation)(oco);
      assert.match(code, /smaller than the orders/);
      assert.match(code, /already exits/);
      for (const part of ['netPosition', 'workingOrders']) assert.ok(needs.includes(part), part);
    });
  });
}

/** The programs in `context`, made once for all tests. */
const programs = new Map<Recipe, Map<RecipeLanguage, Rendered>>();

/** The program of any recipe. */
export function rendered(recipe: Recipe, language: RecipeLanguage, options: RecipeContext): Rendered {
  if (options !== context) return render(recipe, language, options);
  const ofRecipe = programs.get(recipe) ?? new Map<RecipeLanguage, Rendered>();
  const program = ofRecipe.get(language) ?? render(recipe, language, context);
  programs.set(recipe, ofRecipe.set(language, program));
  return program;
}

function render(recipe: Recipe, language: RecipeLanguage, options: RecipeContext): Rendered {
  if (recipe.service === 'oauth') return renderOAuth(recipe, language, options);
  return recipe.isStream ? renderStream(recipe, language, options) : renderRecipe(recipe, language, options);
}

/** @param quote text → literal of the language */
export function describeLanguage(id: string, quote: (text: string) => string): void {
  describe(`recipes in ${id}`, () => {
    it('have a hostile base URL and token as one literal each', () => {
      const language = recipeLanguageById(id);
      assert.ok(language);
      const hostile = 'https://x/"\';${1}`\\//v1';
      for (const recipe of recipes.filter((each) => canWrite(language, each))) {
        const token = { kind: 'literal', value: hostile } as const;
        const { plain } = rendered(recipe, language, { ...context, baseUrl: hostile, token });
        // The URLs of an OAuth sign-in have the base URLs at their beginning.
        const begun = quote(hostile).slice(0, -1);
        const written = plain.split(recipe.service === 'oauth' ? begun : quote(hostile)).length - 1;
        const expected = recipe.isStream || recipe.service === 'sign-in' ? 1 : 2;
        assert.ok(written >= expected, recipe.id);
      }
    });
  });
}
