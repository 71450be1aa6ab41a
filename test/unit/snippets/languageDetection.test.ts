import assert from 'node:assert/strict';
import { dialectFor, dialectForFence, languageOfFence, openFence } from '../../../src/core/snippets/languageDetection';

describe('the dialect', () => {
  const languages: [string, string | undefined][] = [
    ['shellscript', 'curl'],
    ['javascript', 'fetch'],
    ['typescriptreact', 'fetch'],
    ['python', 'python'],
    ['go', 'go'],
    ['plaintext', undefined],
    ['markdown', undefined],
  ];
  for (const [language, id] of languages)
    it(`in ${language} is ${id ?? 'asked for'}`, () => assert.equal(dialectFor(language)?.id, id));

  const fences: [string, string | undefined, string | undefined][] = [
    ['bash', 'curl', 'shellscript'],
    ['SH', 'curl', 'shellscript'],
    ['js title="a.js"', 'fetch', 'javascript'],
    ['ts', 'fetch', 'typescript'],
    ['{.python .numbered}', 'python', 'python'],
    ['tsx', 'fetch', 'typescript'],
    ['golang', 'go', 'go'],
    ['', undefined, undefined],
    ['mermaid', undefined, undefined],
  ];
  for (const [info, id, language] of fences)
    it(`in a fence of “${info}” is ${id ?? 'asked for'}`, () =>
      assert.deepEqual([dialectForFence(info)?.id, languageOfFence(info)], [id, language]));

  const places: [name: string, before: string, info?: string, firstLine?: number][] = [
    ['before any fence', 'text\n'],
    ['in a fence', 'text\n```bash\n', 'bash', 2],
    ['in a fence of a list in a quotation', '> - a\n>   ~~~ts \n>   x', 'ts', 2],
    ['after a fence', '```js\n1\n```\ntext'],
    ['in the second of two', '```js\n```\r\n```py\n', 'py', 3],
    ['in a longer fence that contains one', '````md\n```js\n```\n', 'md', 1],
    ['in a fence that begins the item of a list', '> 1. ```sh\n>    x', 'sh', 1],
    ['after such a list', '- * ```sh\n  ls\n  ```\ntext'],
    ['in a fence with such a list', '```md\n- ```\n', 'md', 1],
    ['after code that is no fence', '```js` is code\n'],
  ];
  for (const [name, before, info, firstLine] of places)
    it(name, () => {
      const fence = openFence(before);
      assert.deepEqual([fence?.info, fence?.firstLine], [info, firstLine]);
    });
});
