import assert from 'node:assert/strict';
import { hostAndPortOf, hostOf, isLoopbackHost } from '../../../src/core/profile/plainUrl';

describe('the host of a URL', () => {
  const table: [url: string, host: string | undefined][] = [
    ['https://demo.tradovateapi.com/v1', 'demo.tradovateapi.com'],
    ['HTTPS://Demo.TradovateAPI.com/v1?x=1#y', 'demo.tradovateapi.com'],
    ['https://example.test', 'example.test'],
    ['https://example.test?x', 'example.test'],
    ['http://127.0.0.1:8080/v1', '127.0.0.1'],
    ['http://[::1]:8080/v1', '[::1]'],
    ['http://localhost/a@b', 'localhost'],
    ['https://demo.tradovateapi.com@evil.test/v1', undefined],
    ['https://demo.tradovateapi.com:443@evil.test/v1', undefined],
    ['https://evil.test\\@demo.tradovateapi.com/v1', undefined],
    ['https://evil.test\\.tradovateapi.com/v1', undefined],
    ['https:\\\\demo.tradovateapi.com/v1', undefined],
    ['https:demo.tradovateapi.com/v1', undefined],
    ['https:///demo.tradovateapi.com/v1', undefined],
    ['//demo.tradovateapi.com/v1', undefined],
    ['ftp://demo.tradovateapi.com/v1', undefined],
    ['javascript://demo.tradovateapi.com/v1', undefined],
    [' https://demo.tradovateapi.com/v1', undefined],
    ['https://demo.tradovate\tapi.com/v1', undefined],
    ['https://demo.tradovate\napi.com/v1', undefined],
    ['https://demo.tradovateapi.com\u0000.evil.test/v1', undefined],
    ['https://demo.tradovateapi.com./v1', undefined],
    ['https://demo..tradovateapi.com/v1', undefined],
    ['https://.tradovateapi.com/v1', undefined],
    ['https://-x.tradovateapi.com/v1', undefined],
    ['https://demo%2etradovateapi.com/v1', undefined],
    ['https://evil.test%2f.tradovateapi.com/v1', undefined],
    ['https://demo.tradovateаpi.com/v1', undefined], // a Cyrillic а
    ['https://demo.tradovateapi。com/v1', undefined], // an ideographic full stop
    ['https://ＤＥＭＯ.tradovateapi.com/v1', undefined],
    ['https://tradovateapı.com/v1', undefined],
    ['https://tradovateapi.com:/v1', undefined],
    ['https://tradovateapi.com:x/v1', undefined],
    ['https://0x7f.1/v1', undefined],
    ['https://2130706433/v1', undefined],
    ['https://127.1/v1', undefined],
    ['https://127.0.0.010/v1', undefined],
    ['https://127.0.0.256/v1', undefined],
    ['https://1.2.3.4.5/v1', undefined],
    ['', undefined],
  ];
  for (const [url, host] of table)
    it(`${JSON.stringify(url)} → ${host ?? 'none'}`, () => assert.equal(hostOf(url), host));

  it('comes with its port where that is not the usual one', () => {
    assert.equal(hostAndPortOf('https://Example.test:8443/v1'), 'example.test:8443');
    assert.equal(hostAndPortOf('https://example.test:00443/v1'), 'example.test');
    assert.equal(hostAndPortOf('https://example.test:80/v1'), 'example.test:80');
    assert.equal(hostAndPortOf('http://127.0.0.1:80/v1'), '127.0.0.1');
    assert.equal(hostAndPortOf('https://example.test:443@evil.test/v1'), undefined);
  });

  it('is what the platform’s own parser says, wherever there is one', () => {
    for (const [url, host] of table) if (host !== undefined) assert.equal(new URL(url).hostname, host);
  });
});

describe('a loopback host', () => {
  const loopback: [host: string, expected: boolean][] = [
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.255.3.4', true],
    ['[::1]', true],
    ['128.0.0.1', false],
    ['127.0.0.256', false],
    ['127.0.0', false],
    ['127.0.0.1.evil.test', false],
    ['localhost.evil.test', false],
    ['evil.localhost', false],
    ['0.0.0.0', false],
    ['[::]', false],
  ];
  for (const [host, expected] of loopback)
    it(`${host} is ${expected ? '' : 'not '}this machine`, () => assert.equal(isLoopbackHost(host), expected));
});
