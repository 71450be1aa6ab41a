import assert from 'node:assert/strict';
import { hideInJson } from '../../../../src/core/platform/presentation/hideInJson';

const M = '"••••••"';

describe('JSON on a shared screen', () => {
  const cases: [string, string, string, string?][] = [
    ['a balance', '{"id":1, "amount": -12.5e3 }', `{"id":1, "amount": ${M} }`],
    ['a list of ids', '{"accountIds":[1,2],"symbol":"MESZ6"}', `{"accountIds":[${M},${M}],"symbol":"MESZ6"}`],
    [
      'everything within a hidden field',
      '{"accountId":{"a":[{"b":1}]},"c":1}',
      `{"accountId":{"a":[{"b":${M}}]},"c":1}`,
    ],
    ['accounts by schema', '[{"id":1,"name":"A"},{"name":"B"}]', `[{"id":${M},"name":${M}},{"name":${M}}]`, 'Account'],
    ['contracts by schema', '[{"id":1,"name":"A"}]', '[{"id":1,"name":"A"}]', 'Contract'],
    [
      'accounts in a list of them',
      '{"accounts":[{"id":1,"name":"A"}],"contracts":[{"id":2,"name":"B"}]}',
      `{"accounts":[{"id":${M},"name":${M}}],"contracts":[{"id":2,"name":"B"}]}`,
    ],
    [
      'an event of a stream',
      'a[{"e":"props","d":{"entityType":"account","eventType":"Updated","entity":{"id":1,"name":"A"}}}]',
      `a[{"e":"props","d":{"entityType":"account","eventType":"Updated","entity":{"id":${M},"name":${M}}}}]`,
    ],
    [
      'an event about a contract',
      'a[{"d":{"entityType":"contract","entity":{"id":1,"name":"A"}}}]',
      'a[{"d":{"entityType":"contract","entity":{"id":1,"name":"A"}}}]',
    ],
    [
      'an entity before its type, and one whose type was cut off',
      'a[{"d":{"entity":{"id":1},"entityType":"user"}},{"d":{"entity":{"id":2},"entityType":"order"}},{"d":{"entity":{"id":3}',
      `a[{"d":{"entity":{"id":${M}},"entityType":"user"}},{"d":{"entity":{"id":2},"entityType":"order"}},{"d":{"entity":{"id":${M}}`,
    ],
    [
      'the data of a response about accounts',
      'a[{"s":200,"i":3,"d":[{"id":1,"name":"A"}]}]',
      `a[{"s":200,"i":3,"d":[{"id":${M},"name":${M}}]}]`,
      'account',
    ],
    [
      'a list of contracts in a response about users',
      '[{"d":{"contracts":[{"id":1}],"users":[{"id":2}]}}]',
      `[{"d":{"contracts":[{"id":1}],"users":[{"id":${M}}]}}]`,
      'user',
    ],
    ['flags', '{"accountId":null,"amount":true}', '{"accountId":null,"amount":true}'],
    ['the beginning of a text', '{"amount":1,"accountSpec":"A1', `{"amount":${M},"accountSpec":${M}`],
    ['quotes and colons in a value', String.raw`{"accountSpec":"a\",\"b:1","x":1}`, `{"accountSpec":${M},"x":1}`],
    ['no JSON', 'hello "amount" 5', 'hello "amount" 5'],
  ];
  for (const [what, text, expected, schema] of cases)
    it(`hides what it must: ${what}`, () => assert.equal(hideInJson(text, schema), expected));

  it('takes a response of a megabyte in a moment', () => {
    const text = JSON.stringify(
      Array.from({ length: 12_000 }, (_, id) => ({ id, accountId: 12, amount: id, text: 'some words' })),
    );
    const start = performance.now();
    assert.ok(!hideInJson(text).includes('"accountId":12'));
    assert.ok(performance.now() - start < 2000);
  });
});
