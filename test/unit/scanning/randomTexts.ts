import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { fingerprintOf } from '../../../src/core/scanning/fingerprint';
import { SecretFinder } from '../../../src/core/scanning/secretFinder';
import { Random } from './randomTokens';

/** What stands before and after a token in files. */
const JOINTS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['Bearer ', '\n'],
  ['Bearer%20', '\r\n'],
  ['"', '"'],
  ["'", "',"],
  ['`', '`'],
  ['?token=', '&user=1'],
  ['https://x.example/', '/list'],
  ['\\"', '\\"'],
  ['{"accessToken":"', '","expirationTime":"2026-11-28T12:00:00.000Z"}'],
  ['export TOKEN=', ''],
  ['', '.'],
  ['令牌：', '。'],
  ['<', '>'],
];

/** Looks for 41 tokens in texts with some of them, parts of them and others. The same texts for the same seed. */
export function checkRandomTexts(seed: number, count: number): void {
  const random = new Random(seed);
  const tokens = (): [string, ...string[]] => [random.token(), ...Array.from({ length: 40 }, () => random.token())];
  const [known, unknown] = [tokens(), tokens()];
  const finder = new SecretFinder(
    known.map((about) => {
      const fingerprint = fingerprintOf(about);
      assert.ok(fingerprint);
      return { about, fingerprint };
    }),
  );
  for (let round = 0; round < count; round++) {
    const { text, expected } = randomText(random, known, unknown);
    const found = finder.find(text);
    if (!isDeepStrictEqual(found, expected)) assert.deepEqual(found, expected, text);
  }
}

function randomText(random: Random, known: [string, ...string[]], unknown: [string, ...string[]]) {
  const expected: { start: number; end: number; about: string }[] = [];
  let text = '';
  for (let part = 0; part < 6; part++) {
    const [before, after] = random.pick(JOINTS);
    const token = random.pick(known);
    switch (random.below(5)) {
      case 0: // Cut, at either end or by a line break.
        text += `${before}${token.slice(1)}${after} ${token.slice(0, -1)}${after} `;
        text += `${token.slice(0, 50)}\n${token.slice(50)}${after}`;
        break;
      case 1: // One character differs.
        text += `${before}${token.slice(0, 20)}${token[20] === 'x' ? 'y' : 'x'}${token.slice(21)}${after}`;
        break;
      case 2: // Of somebody else.
        text += before + random.pick(unknown) + after;
        break;
      default:
        text += before;
        expected.push({ start: text.length, end: text.length + token.length, about: token });
        text += token + after;
    }
  }
  return { text, expected };
}
