import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipes } from '../../../src/core/snippets/recipes/recipes';
import { context, rendered } from '../../unit/snippets/recipes/checks';
import { Folder } from '../programs';

describe('recipes in TypeScript, compiled', function () {
  this.timeout(60_000);
  const folder = new Folder();
  after(() => folder.remove());

  it('have no error in strict mode, on LIVE too', () => {
    const typescript = recipeLanguageById('typescript');
    assert.ok(typescript);
    const token = { kind: 'literal', value: 'invented-token' } as const;
    const files = recipes.flatMap((recipe) => [
      folder.write(`${recipe.id}.ts`, rendered(recipe, typescript, context).plain),
      folder.write(`${recipe.id}Live.ts`, rendered(recipe, typescript, { ...context, token, live: true }).plain),
    ]);
    const program = ts.createProgram(files, {
      ...{ strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022 },
      ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
      ...{ types: ['node'], typeRoots: [join(__dirname, '../../../node_modules/@types')] },
    });
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => [
        file?.fileName.split('/').at(-1),
        ts.flattenDiagnosticMessageText(messageText, ' '),
      ]);
    assert.deepEqual(problems, []);
  });
});
