import assert from 'node:assert/strict';
import { readProbeResponse, type ProbeResult, type ProbeStop } from '../../../src/core/setup/probeResponse';

describe('the response to a probe', () => {
  const table: [string, number, string, (ProbeResult | ProbeStop)['kind']][] = [
    ['an empty list', 200, '[]', 'empty'],
    ['an empty object', 200, ' {}', 'empty'],
    ['a list', 200, '[{"id":1}]', 'granted'],
    ['a long list that is cut off', 200, `[{"a":"${'x'.repeat(5000)}`, 'granted'],
    ['an object', 200, '{"id":1}', 'granted'],
    ['401 without a body', 401, '', 'denied'],
    ['401 with a text', 401, 'Access is denied', 'denied'],
    ['403', 403, '', 'denied'],
    ['a refusal with 200', 200, '{"errorText":"Access is denied"}', 'denied'],
    ['a dead token', 401, 'Expired Access Token', 'token-expired'],
    ['another refusal with 200', 200, '{"errorText":"Sorry"}', 'unclear'],
    ['a penalty', 200, '{"p-ticket":"t","p-time":15}', 'stop'],
    ['404', 404, '', 'unclear'],
    ['408', 408, '', 'unclear'],
    ['500', 500, 'Internal Server Error', 'unclear'],
    ['a web page', 200, '<html>', 'unclear'],
    ['nothing', 200, '', 'unclear'],
  ];
  for (const [name, status, body, kind] of table)
    it(`is ${kind} for ${name}`, () => assert.equal(readProbeResponse({ status, body }).kind, kind));
});
