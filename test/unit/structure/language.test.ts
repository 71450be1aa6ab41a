import assert from 'node:assert/strict';
import { filesIn, textOf } from './sources';

describe('the TypeScript of the project', () => {
  it('has unions of literals and no enums: nothing remains of them at run time', () => {
    const files = ['src', 'test'].flatMap((folder) => filesIn(folder, /\.ts$/));
    const withEnum = files.filter((file) => {
      const text = textOf(file);
      return text.includes('enum ') && /^\s*(?:export |declare |const )*enum \w/m.test(text);
    });
    assert.deepEqual(withEnum, []);
  });
});
