import assert from 'node:assert/strict';
import { frameContent, toJson, toNdjson } from '../../../src/core/streamView/messageText';

describe('messages as JSON', () => {
  it('hold what a frame holds', () => {
    const cases: readonly (readonly [text: string, content: unknown])[] = [
      ['a[{"s":200,"i":1}]', [{ s: 200, i: 1 }]],
      ['a[{"id":12345678901234567890}]', 'a[{"id":12345678901234567890}]'],
      ['a[{', 'a[{'],
      ['h', 'h'],
      ['[]', '[]'],
      ['account/list\n2\n\n', { endpoint: 'account/list', id: 2 }],
      ['md/getChart\n3\nid=1\n{"a":\n1}', { endpoint: 'md/getChart', id: 3, query: 'id=1', body: { a: 1 } }],
      ['authorize\n1\n\n••••••', { endpoint: 'authorize', id: 1, body: '••••••' }],
    ];
    for (const [text, content] of cases) assert.deepEqual(frameContent(text), content, text);
  });

  it('are one object, or one a line', () => {
    const entry = { time: 0, direction: 'in', socket: 'trading', text: 'h' } as const;
    const object = { time: '1970-01-01T00:00:00.000Z', socket: 'trading', direction: 'in', message: 'h' };
    assert.deepEqual(JSON.parse(toJson([entry])), object);
    assert.deepEqual(JSON.parse(toJson([entry, entry])), [object, object]);
    assert.deepEqual(toNdjson([entry, entry]), `${JSON.stringify(object)}\n`.repeat(2));
  });
});
