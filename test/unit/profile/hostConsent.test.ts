import assert from 'node:assert/strict';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import { hasHostConsent } from '../../../src/core/profile/hostConsent';

const foreign = { id: 'Other', label: 'Other', baseUrl: 'https://api.example.com/v1' };
const local = { id: 'Local', label: 'Local', baseUrl: 'http://127.0.0.1:1/v1' };

function setUp(consents: boolean) {
  const trusted = new Set<string>();
  const asked: string[] = [];
  const hosts = {
    isTrusted: (host: string) => trusted.has(host),
    trust: (host: string) => Promise.resolve(void trusted.add(host)),
  };
  const ask = (host: string) => {
    asked.push(host);
    return Promise.resolve(consents);
  };
  return { hosts, ask, asked, trusted };
}

describe('consent for the host of an environment', () => {
  it('is not needed for Tradovate and this machine', async () => {
    const { hosts, ask, asked } = setUp(false);
    for (const environment of [...builtInEnvironments, local])
      assert.equal(await hasHostConsent(environment, hosts, ask), true);
    assert.deepEqual(asked, []);
  });

  it('is asked for once, by host name', async () => {
    const { hosts, ask, asked } = setUp(true);
    for (let use = 0; use < 2; use++) assert.equal(await hasHostConsent(foreign, hosts, ask), true);
    assert.deepEqual(asked, ['api.example.com']);
  });

  it('finding low: is for one port of a host', async () => {
    const { hosts, ask, asked } = setUp(true);
    const urls = ['https://api.example.com/v1', 'https://api.example.com:8443/v1', 'https://api.example.com:443/v1'];
    for (const baseUrl of urls) assert.equal(await hasHostConsent({ ...foreign, baseUrl }, hosts, ask), true);
    assert.deepEqual(asked, ['api.example.com', 'api.example.com:8443']);
  });

  it('is asked for again after a no', async () => {
    const { hosts, ask, asked, trusted } = setUp(false);
    for (let use = 0; use < 2; use++) assert.equal(await hasHostConsent(foreign, hosts, ask), false);
    assert.equal(asked.length, 2);
    assert.equal(trusted.size, 0);
  });
});
