import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, root, textOf } from './sources';

/** Types alone have nothing to run. */
const hasCode = (file: string): boolean =>
  /^(?:export )?(?:default |abstract |async )*(?:const|let|function|class|enum)\b|^export (?:\*|\{(?! type))/m.test(
    textOf(file),
  );

describe('the source files of the core', () => {
  it('have a test of the same name each', () => {
    const missing = filesIn('src/core', /(?<!\.d)\.ts$/)
      .filter(hasCode)
      .filter((file) => !existsSync(join(root, file.replace(/^src\/core/, 'test/unit').replace(/\.ts$/, '.test.ts'))));
    assert.deepEqual(missing, []);
  });
});
