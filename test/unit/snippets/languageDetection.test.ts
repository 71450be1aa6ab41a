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

  const places: [string, string, string | undefined][] = [
    ['before any fence', 'text\n', undefined],
    ['in a fence', 'text\n```bash\n', 'bash'],
    ['in a fence of a list in a quotation', '> - a\n>   ~~~ts \n>   x', 'ts'],
    ['after a fence', '```js\n1\n```\ntext', undefined],
    ['in the second of two', '```js\n```\r\n```py\n', 'py'],
    ['in a longer fence that contains one', '````md\n```js\n```\n', 'md'],
    ['after code that is no fence', '```js` is code\n', undefined],
  ];
  for (const [name, before, info] of places) it(name, () => assert.equal(openFence(before), info));
});
