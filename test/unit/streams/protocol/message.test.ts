import assert from 'node:assert/strict';
import { readMessage } from '../../../../src/core/streams/protocol/message';

const response = (id: number | undefined, status: number, data?: unknown) => ({ kind: 'response', id, status, data });

describe('an element of a frame', () => {
  for (const [element, message] of [
    [{ s: 200, i: 1 }, response(1, 200)],
    [{ i: 26, s: 200, d: { id: 1 } }, response(26, 200, { id: 1 })],
    [{ i: '7', s: 429 }, response(7, 429)],
    [{ i: 'id of the request', s: 429 }, response(undefined, 429)],
    [{ i: -1, s: '401', d: 'no' }, response(undefined, 401, 'no')],
    [
      { e: 'props', d: {} },
      { kind: 'event', event: 'props', data: {} },
    ],
    [{ e: 'new' }, { kind: 'event', event: 'new', data: undefined }],
    [{ i: 1 }, { kind: 'unknown' }],
    [{ s: NaN }, { kind: 'unknown' }],
    [[1], { kind: 'unknown' }],
    [null, { kind: 'unknown' }],
    ['x', { kind: 'unknown' }],
  ] as const) {
    it(JSON.stringify(element), () => assert.deepEqual(readMessage(element), message));
  }
});
