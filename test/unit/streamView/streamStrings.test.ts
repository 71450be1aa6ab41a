import assert from 'node:assert/strict';
import { isText } from '../../../src/core/platform/text';
import { streamStrings } from '../../../src/core/streamView/streamStrings';
import { TIME_FRAMES } from '../../../src/core/streams/events/requests';

describe('the strings of the page of live streams', () => {
  it('are texts, and name every time frame', () => {
    const check = (value: unknown, path: string): void => {
      if (isText(value)) return;
      assert.ok(typeof value === 'object' && value !== null, path);
      for (const [key, inner] of Object.entries(value)) check(inner, `${path}.${key}`);
    };
    check(streamStrings, 'strings');
    assert.deepEqual(Object.keys(streamStrings.timeFrames), Object.keys(TIME_FRAMES));
  });
});
