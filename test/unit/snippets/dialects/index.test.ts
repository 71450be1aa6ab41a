import assert from 'node:assert/strict';
import { dialectById, dialects } from '../../../../src/core/snippets/dialects/index';

const sockets = ['websocket', 'python-websockets', 'csharp-websocket', 'go-websocket'];

describe('the dialects', () => {
  it('keep their IDs, which key bindings use', () =>
    assert.deepEqual(
      [
        ...['curl', 'fetch', 'powershell', 'python', 'python-requests', 'csharp', 'websocket', 'http'],
        ...['axios', 'python-httpx', 'go', ...sockets],
      ].filter((id) => dialectById(id) === undefined),
      [],
    ));

  it('are found by their ID, each by its own', () => {
    assert.equal(new Set(dialects.map(({ id }) => id)).size, dialects.length);
    for (const dialect of dialects) assert.equal(dialectById(dialect.id), dialect);
    for (const id of ['none', 'toString', '']) assert.equal(dialectById(id), undefined);
  });
});
