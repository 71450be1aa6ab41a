import assert from 'node:assert/strict';
import { symbolIn, typedIn } from '../../../../src/ui/snippets/completionPrefix';

describe('the prefix of a completion', () => {
  const there: [string, string][] = [
    ['tv', ''],
    ['  tvacc', 'acc'],
    ['x = tv/order/pl', '/order/pl'],
    ['(tvplaceOrder', 'placeOrder'],
    ['"tvacc', 'acc'],
    ['tv-', '-'],
    ['  tv-mark', '-mark'],
  ];
  for (const [line, rest] of there) it(`is in ${line}`, () => assert.equal(typedIn(line)?.rest, rest));

  for (const line of [
    '',
    'acc',
    'xtvacc',
    'a.tv',
    '$tvacc',
    '#tv',
    'a/tv',
    'tv acc',
    'TVACC',
    'a-tv',
    `${' '.repeat(1001)}tv`,
  ])
    it(`is not in ${line.trim() || 'an empty line'}`, () => assert.equal(typedIn(line), undefined));
});

describe('what may stand for a contract', () => {
  for (const [line, expected] of [
    ['symbol: "MNQ', 'MNQ'],
    ["symbol: 'MNQ1!", 'MNQ1!'],
    ['find?name=NQ', 'NQ'],
    ['"@MNQ', '@MNQ'],
    ['"mnq', undefined],
    ['MNQ', undefined],
    ['"MNQZ66', undefined],
    ['"MNQ"', undefined],
    ['if (!', undefined],
  ] as const)
    it(`is ${expected === undefined ? 'not ' : ''}in ${line}`, () => assert.equal(symbolIn(line), expected));
});
