import assert from 'node:assert/strict';
import { findInEnv } from '../../../../src/core/profile/importing/env';

describe('credentials in an .env file', () => {
  const table: [string, Record<string, string>][] = [
    ['CID=8', { cid: '8' }],
    ['export CID = 8', { cid: '8' }],
    ['CID=8 # comment', { cid: '8' }],
    ["CID='8 # no comment'", { cid: '8 # no comment' }],
    ['CID=8\nSEC="a\\nb"', { cid: '8', sec: 'a\nb' }],
    ["CID=8\nSEC='a\\nb'", { cid: '8', sec: 'a\\nb' }],
    ['CID=8\nSEC="a\nb"', { cid: '8', sec: 'a\nb' }],
    ['A="\nCID=9\n"\nCID=8', { cid: '8' }],
    ["A='it\nCID=8\nB='x'", { cid: '8' }],
    ['CID=8\rSEC=a\r', { cid: '8', sec: 'a' }],
    ['CID="8" # not "9"\nSEC="a\nCID=9" # b', { cid: '8', sec: 'a\nCID=9' }],
    ['CID=8\nPORT=80', { cid: '8' }],
  ];
  for (const [text, values] of table)
    it(JSON.stringify(text), () =>
      assert.deepEqual(
        findInEnv(text).map((set) => Object.fromEntries(set.values)),
        [values],
      ),
    );

  it('may be several', () =>
    assert.deepEqual(
      findInEnv('CID=8\nCID=9').map((set) => Object.fromEntries(set.values)),
      [{ cid: '8' }, { cid: '9' }],
    ));

  const none = ['', 'a', 'PORT=80', 'NAME=x', '#CID=8'];
  for (const text of none) it(`none in ${JSON.stringify(text)}`, () => assert.deepEqual(findInEnv(text), []));

  const doubtful: [string, string][] = [
    ['CID=8\nSEC=a#b', 'unquoted-hash'],
    [`CID=8\nSEC='a'\\''b'`, 'shell-quotes'],
    ["CID=8\nSEC='a'; #", 'open-quote'],
    ['CID=8\nSEC="a\\"b"', 'shell-quotes'],
  ];
  for (const [text, kind] of doubtful)
    it(`ignores a doubtful value: ${JSON.stringify(text)}`, () => {
      const [set] = findInEnv(text);
      assert.deepEqual([...(set?.values.keys() ?? [])], ['cid']);
      assert.deepEqual(
        set?.problems.map((problem) => problem.kind),
        [kind],
      );
    });

  const computed = [
    'SEC=$X',
    'SEC=${X}',
    'SEC="a${X:-b}c"',
    'SEC=$(op read x)',
    'SEC="$(op read x)"',
    'SEC=`pass x`',
    'SEC=a`pass x`',
    'SEC = os.getenv("X")',
    "SEC = os.environ['X']",
    "SEC=int (x['y'])",
    'SEC = f"{x}"',
    'SEC = "a" + "b"',
    "SEC = 'a' 'b'",
  ];
  for (const text of computed)
    it(`runs nothing: ${text}`, () => {
      const [set] = findInEnv(`CID=8\n${text}`);
      assert.deepEqual([Object.fromEntries(set?.values ?? []), [...(set?.computed ?? [])]], [{ cid: '8' }, ['sec']]);
    });

  const plain: [string, string][] = [
    ["SEC='$X ${X} `x` f(x)'", '$X ${X} `x` f(x)'],
    ['SEC="a$ b"', 'a$ b'],
    ['SEC=a$', 'a$'],
    ['SEC=a`b', 'a`b'],
    ['SEC="f(x)"', 'f(x)'],
    ['SEC=a # costs $X, f(x)', 'a'],
  ];
  for (const [text, sec] of plain)
    it(`takes as it is: ${text}`, () => assert.equal(findInEnv(text)[0]?.values.get('sec'), sec));

  it('are removed with their lines', () => {
    const text = 'A=1\nCID=8\nSEC="a\nb"\nB=2\n';
    const [set] = findInEnv(text);
    assert.deepEqual(
      set?.edits.map(({ start, end }) => text.slice(start, end)),
      ['CID=8\n', 'SEC="a\nb"\n'],
    );
  });
});
