import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipes } from '../../../src/core/snippets/recipes/recipes';
import { skipFor } from '../../skipFor';
import { context, rendered } from '../../unit/snippets/recipes/checks';
import { grammar, lackingGrammars, type Grammar } from '../treeSitter';

/** No compiler of today's C# can be had from npm or Debian, so these programs are read and not run. */
describe('recipes in C#, read by a grammar of the language', function () {
  this.timeout(60_000);
  const language = recipeLanguageById('csharp');
  let parser: Grammar | undefined;

  before(async function () {
    if (lackingGrammars !== undefined) skipFor(this, `recipes in C#: ${lackingGrammars}`);
    parser = await grammar('c-sharp');
  });

  for (const recipe of recipes)
    it(`${recipe.id} parses, on LIVE and with the token itself too`, () => {
      assert.ok(language && parser);
      const token = { kind: 'literal', value: 'invented-token' } as const;
      for (const given of [context, { ...context, token, live: true }]) {
        const { plain } = rendered(recipe, language, given);
        assert.equal(parser.hasError(plain), false, plain);
      }
    });
});
