import assert from 'node:assert/strict';
import type { AccessToken } from '../../../../src/core/auth/accessToken';
import { marketDataUrlFor } from '../../../../src/core/auth/apiHosts';
import { readEnvironments } from '../../../../src/core/profile/environment';
import { socketToken, socketUrl, type SocketKind } from '../../../../src/core/streams/connection/socketUrl';

const { environments } = readEnvironments({
  Mine: 'https://api.example.com/v1',
  Local: 'http://127.0.0.1:3999/v1',
  Staging: 'https://demo-api.staging.ninjatrader.dev/v1',
});
const bare: AccessToken = { accessToken: 'a', issuerUrl: '', expiresAt: 1, receivedAt: 0 };
const named: AccessToken = {
  ...bare,
  mdAccessToken: 'md',
  apiHosts: { demo: 'demo9.tradovateapi.com', mdDemo: 'md9.tradovateapi.com', replay: 'replay9.tradovateapi.com' },
};
const environmentOf = (id: string) => {
  const found = environments.find((one) => one.id === id);
  assert.ok(found);
  return found;
};
const published = marketDataUrlFor(environmentOf('demo'), undefined).replace('https', 'wss');

describe('the address of a socket', () => {
  for (const [id, kind, token, url] of [
    ['demo', 'trading', bare, 'wss://demo.tradovateapi.com/v1/websocket'],
    ['live', 'trading', bare, 'wss://live.tradovateapi.com/v1/websocket'],
    ['demo', 'trading', named, 'wss://demo9.tradovateapi.com/v1/websocket'],
    ['demo', 'marketData', bare, `${published}/websocket`],
    ['demo', 'marketData', named, 'wss://md9.tradovateapi.com/v1/websocket'],
    ['live', 'replay', bare, 'wss://replay.tradovateapi.com/v1/websocket'],
    ['demo', 'replay', named, 'wss://replay9.tradovateapi.com/v1/websocket'],
    ['Mine', 'trading', named, 'wss://api.example.com/v1/websocket'],
    ['Local', 'trading', bare, 'ws://127.0.0.1:3999/v1/websocket'],
    ['Local', 'marketData', named, 'ws://127.0.0.1:3999/v1/websocket'],
    ['Local', 'replay', named, 'ws://127.0.0.1:3999/v1/websocket'],
    ['Staging', 'marketData', bare, 'wss://md-api.staging.ninjatrader.dev/v1/websocket'],
    ['Staging', 'replay', bare, 'wss://replay.staging.ninjatrader.dev/v1/websocket'],
  ] as const) {
    it(`${kind} of ${id}: ${url}`, () => assert.equal(socketUrl(kind, environmentOf(id), token), url));
  }

  for (const kind of ['marketData', 'replay'] as const) {
    it(`${kind} of an unknown host is not made up`, () => {
      assert.throws(() => socketUrl(kind, environmentOf('Mine'), named), { kind: 'unsupported' });
    });
  }

  it('goes with its token', () => {
    const tokens = (['trading', 'marketData', 'replay'] as const).map((kind: SocketKind) => socketToken(kind, named));
    assert.deepEqual([...tokens, socketToken('marketData', bare)], ['a', 'md', 'a', 'a']);
  });
});
