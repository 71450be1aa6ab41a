import assert from 'node:assert/strict';
import {
  cancelChartRequest,
  chartRequest,
  olderTimeRange,
  subscribeRequest,
  syncRequest,
  TIME_FRAMES,
  unsubscribeRequest,
} from '../../../../src/core/streams/events/requests';
import { catalogText } from '../../operations/fixture';

const { sockets } = JSON.parse(catalogText) as {
  sockets: { endpoints: { endpoint: string; body?: { fields?: { name: string; required: boolean }[] } }[] };
};

describe('requests of streams', () => {
  for (const request of [
    syncRequest,
    ...(['Quote', 'DOM', 'Histogram'] as const).flatMap((kind) => [
      subscribeRequest(kind, 'MESZ6'),
      unsubscribeRequest(kind, 5),
    ]),
    ...Object.values(TIME_FRAMES).map((chartDescription) =>
      chartRequest({ symbol: 'MESZ6', chartDescription, timeRange: { asMuchAsElements: 5 } }),
    ),
    cancelChartRequest(3),
  ]) {
    it(`${request.endpoint} is one of the sockets, with the fields that it needs`, () => {
      const endpoint = sockets.endpoints.find((one) => one.endpoint === request.endpoint);
      assert.ok(endpoint);
      const fields = endpoint.body?.fields ?? [];
      const required = fields.filter((field) => field.required).map(({ name }) => name);
      assert.deepEqual(
        required.filter((name) => !(name in (request.body ?? {}))),
        [],
      );
    });
  }

  it('asks for older bars', () => {
    const range = { closestTimestamp: '1970-01-01T00:00:01.000Z', asMuchAsElements: 5 };
    assert.deepEqual(olderTimeRange(1000, 5), range);
  });

  it('asks for every entity type', () => {
    assert.deepEqual(
      [(syncRequest.body?.['entityTypes'] as string[]).length, syncRequest.body?.['splitResponses']],
      [31, false],
    );
  });
});
