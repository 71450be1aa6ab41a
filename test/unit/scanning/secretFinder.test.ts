import assert from 'node:assert/strict';
import { fingerprintOf, type Fingerprint } from '../../../src/core/scanning/fingerprint';
import { MAX_FOUND, SecretFinder } from '../../../src/core/scanning/secretFinder';
import { checkRandomTexts } from './randomTexts';
import { Random } from './randomTokens';

const fingerprint = (token: string): Fingerprint => {
  const made = fingerprintOf(token);
  assert.ok(made);
  return made;
};
const finderOf = (...tokens: readonly string[]) =>
  new SecretFinder(tokens.map((about) => ({ about, fingerprint: fingerprint(about) })));

describe('the search for secrets in a text', () => {
  /** A short version of test/run/secretTexts.test.ts. */
  it('finds exactly the tokens of 200 random texts', () => checkRandomTexts(3, 200));

  it('takes the longest of tokens that end alike', () => {
    const token = new Random(4).text(80);
    const longer = `abc.${token}`;
    const finder = finderOf(token, longer);
    assert.deepEqual(
      finder.find(`${longer} ${token}`).map(({ about }) => about),
      [longer, token],
    );
  });

  it('finds what lies on the border of two slices, once', () => {
    const token = new Random(5).text(120);
    const finder = new SecretFinder<string>([
      { about: 'token', fingerprint: fingerprint(token) },
      { about: 'password', value: 'correct horse' },
    ]);
    for (const from of [64 * 1024 - 120, 64 * 1024 - 60, 64 * 1024 - 61, 64 * 1024 - 1, 64 * 1024]) {
      const found = finder.find(`${' '.repeat(from)}${token} ${'-'.repeat(10)}`);
      assert.deepEqual(found, [{ start: from, end: from + 120, about: 'token' }], `${from}`);
      const at = finder.find(`${' '.repeat(from)}correct horse ${' '.repeat(100)}`);
      assert.deepEqual(at, [{ start: from, end: from + 13, about: 'password' }], `${from}`);
    }
  });

  it('pauses in a long text', () => {
    const steps = finderOf(new Random(6).token()).findInSlices('x'.repeat(1024 * 1024));
    let pauses = 0;
    while (steps.next().done !== true) pauses++;
    assert.equal(pauses, 15);
  });

  it('finds other values where they stand alone, if they are no common words', () => {
    const finder = new SecretFinder<string>([
      { about: 'password', value: 'pass.word1 (x' },
      { about: 'short', value: 'shortpass' },
    ]);
    assert.deepEqual(finder.find('x="pass.word1 (x"'), [{ start: 3, end: 16, about: 'password' }]);
    assert.deepEqual(finder.find('x="1pass.word1 (x" shortpass passXword1 (x'), []);
  });

  const secret = 'invented-4b6-secret-of-48d6';
  const [password, digits] = ['Invented4Horse9', '202611241205'];
  const others = new SecretFinder([secret, password, digits].map((value) => ({ about: value, value })));
  for (const text of [
    `curl -u 1234:${secret} https://x`,
    `user: "1234:${secret}"`,
    `cid,sec\n1234,${secret}\n5678,x`,
    `name,password,cid\njane,${password},1234\n`,
    `https://trader1:${password}@host/`,
    `{name:jane,password:${password},2:3}`,
    `${password}:1`,
    `KEY_${secret}_1`,
    `code ${digits}.`,
    `${digits}, 5`,
  ])
    it(`finds one value in ${JSON.stringify(text)}`, () => assert.equal(others.find(text).length, 1));
  for (const text of [
    `x${secret}`,
    `1${password}`,
    `${password}s`,
    `${secret}é`,
    `${digits}.55`,
    `1,${digits}`,
    `1-${digits}`,
  ])
    it(`finds no value in ${text}`, () => assert.deepEqual(others.find(text), []));

  it('ends after so many', () => {
    const token = new Random(7).token();
    assert.equal(finderOf(token).find(`${token} `.repeat(MAX_FOUND + 5)).length, MAX_FOUND);
  });

  it('has nothing to find without secrets', () => assert.ok(new SecretFinder([]).isEmpty));
});
