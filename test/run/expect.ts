import assert from 'node:assert/strict';
import type { RequestData } from '../../src/core/operations/buildRequest';
import { sampled, type Json } from '../../src/core/operations/exampleValue';
import { expectedRequest, receivedRequest } from '../unit/snippets/running';
import type { Received, Recorder } from './recorder';

/** What one case says must arrive. */
export interface Expected {
  readonly data: RequestData;
  readonly token: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Exactly one request arrived, with exactly what was meant. */
export function assertArrived(recorder: Recorder, id: string, { data, token, environment = {} }: Expected): void {
  const all = recorder.received(id);
  assert.equal(all.length, 1, `${all.length} requests arrived`);
  const [received] = all as [Received];
  const { headers } = received;
  const named = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '');
  const actual = receivedRequest(
    received.method,
    recorder.baseUrl(id) + received.target,
    {
      Accept: named('accept'),
      ...(headers['content-type'] === undefined ? {} : { 'Content-Type': named('content-type') }),
      ...(headers.authorization === undefined ? {} : { Authorization: named('authorization') }),
    },
    received.body === '' ? undefined : received.body,
  );
  assert.deepEqual(
    actual,
    expectedRequest(data, token, (variable) => environment[variable] ?? ''),
  );
}

/** The same over a WebSocket: the raw token, then four lines. */
export function assertFrames(recorder: Recorder, id: string, { data, token }: Expected): void {
  const [authorize, request = '', ...others] = recorder.frames(id);
  assert.equal(authorize, `authorize\n1\n\n${token}`);
  assert.deepEqual(others, []);
  const [endpoint, number, query, ...body] = request.split('\n');
  const { query: entries } = expectedRequest(data, token);
  assert.equal(endpoint, data.path.slice(1));
  assert.equal(number, '2');
  assert.deepEqual([...new URLSearchParams(query)], entries);
  const text = body.join('\n');
  assert.deepEqual(
    text === '' ? undefined : (JSON.parse(text) as Json),
    data.body === undefined ? undefined : sampled(data.body),
  );
}
