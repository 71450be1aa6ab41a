import assert from 'node:assert/strict';
import { FrameReader } from '../../../../src/core/streams/protocol/frameReader';

const messages = (...elements: unknown[]) => ({ kind: 'messages', elements });
const invalid = (problem: string) => ({ kind: 'invalid', problem });

describe('the frame reader', () => {
  for (const [name, texts, frames] of [
    ['open', ['o'], [{ kind: 'open' }]],
    ['heartbeat', ['h'], [{ kind: 'heartbeat' }]],
    ['one message', ['a[{"s":200,"i":1}]'], [messages({ s: 200, i: 1 })]],
    ['several messages', ['a[{"e":"props"},7,null]'], [messages({ e: 'props' }, 7, null)]],
    ['no message', ['a[]'], [messages()]],
    ['close', ['c[3000,"Go away!"]'], [{ kind: 'close', code: 3000, reason: 'Go away!' }]],
    ['close without parts', ['c[]'], [{ kind: 'close', code: undefined, reason: '' }]],
    ['close with odd parts', ['c["x",{}]'], [{ kind: 'close', code: undefined, reason: '' }]],
    ['empty', [''], [invalid('unknown-type')]],
    ['a web page', ['<html>'], [invalid('unknown-type')]],
    ['open with more', ['oo'], [invalid('unknown-type')]],
    ['two halves', ['a[{"e":"md",', '"d":1}]'], [messages({ e: 'md', d: 1 })]],
    ['three pieces', ['a[{"e"', ':"hoax"', '}]', 'h'], [messages({ e: 'hoax' }), { kind: 'heartbeat' }]],
    [
      'a half that is never completed',
      ['a[{"e":', 'h', 'h'],
      [invalid('malformed'), { kind: 'heartbeat' }, { kind: 'heartbeat' }],
    ],
    ['garbage after a half', ['a[{', '}}}}', 'a[1]'], [invalid('malformed'), messages(1)]],
    ['an object where a list belongs', ['a{"s":200}', 'o'], [invalid('malformed'), { kind: 'open' }]],
  ] as const) {
    it(name, () => {
      const reader = new FrameReader();
      assert.deepEqual(
        texts.flatMap((text) => reader.read(text)),
        frames,
      );
    });
  }

  it('gives a frame in endless pieces up', () => {
    const reader = new FrameReader();
    const frames = Array.from({ length: 20 }, () => reader.read('a[')).flat();
    assert.deepEqual(frames, [invalid('malformed')]);
  });
});
