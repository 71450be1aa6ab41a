import assert from 'node:assert/strict';
import { spokenDuration } from '../../../../src/core/platform/durations';
import { explainBody } from '../../../../src/core/requests/response/explainBody';
import { operation } from '../../operations/fixture';

const penalty = (time: unknown) =>
  explainBody(
    { kind: 'json', json: { 'p-ticket': 'made-up', 'p-time': time } },
    [],
    operation('accountList'),
  )?.sentences.flatMap(({ args }) => args);

describe('explaining a body', () => {
  for (const [time, seconds] of [
    [19, 19],
    [1, 1],
    [100_000, 3600],
    ['x', 15],
    [-1, 15],
    [null, 15],
  ] as const)
    it(`a penalty of ${time} seconds lasts ${seconds}`, () =>
      assert.deepEqual(penalty(time), [spokenDuration(seconds * 1000)]));

  it('ignores the status of an entity', () => {
    const entity = { kind: 'json', json: { ok: false, orderStatus: 'Rejected' } } as const;
    assert.equal(explainBody(entity, [], operation('orderItem')), undefined);
  });

  for (const json of [undefined, null, 7, 'text', [], {}])
    it(`ignores ${JSON.stringify(json)}`, () =>
      assert.equal(explainBody({ kind: 'json', json }, [], operation('placeOrder')), undefined));
});
