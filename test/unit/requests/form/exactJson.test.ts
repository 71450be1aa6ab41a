import assert from 'node:assert/strict';
import { inexactProblem } from '../../../../src/core/requests/form/exactJson';

describe('JSON that is sent as it is written', () => {
  const exact = [
    '{"a":{"b":1},"b":[{"a":2},{"a":3}],"c":{"a":4}}',
    '[0, -0, 0.1, 1.50, 6900.25, -1.5e3, 15E-1, 100, 1e21, 0.30000000000000004, 0.000]',
    '"0.12345678901234567890"',
    '{"__proto__":1,"toString":2}',
  ];
  for (const json of exact) it(`is ${json}`, () => assert.equal(inexactProblem(json), undefined));

  const inexact = [
    '{"a":1,"a":1}',
    String.raw`{"a":1,"\u0061":2}`,
    '[{"a":{"b":1,"c":2,"b":3}}]',
    '[6900.12345678901234567890]',
    '[0.1000000000000000055]',
    `[0.${'0'.repeat(100)}1]`,
    '[12345678901234567890]',
  ];
  for (const json of inexact) it(`is not ${json.slice(0, 40)}`, () => assert.ok(inexactProblem(json)));

  it('is found out in a moment', () => {
    const start = performance.now();
    assert.ok(inexactProblem(`[0.${'0'.repeat(200_000)}1]`));
    assert.ok(performance.now() - start < 500);
  });
});
