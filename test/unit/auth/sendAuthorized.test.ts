import assert from 'node:assert/strict';
import { redirectTarget, sendAuthorized } from '../../../src/core/auth/sendAuthorized';
import { FakeHttp } from '../fakes';

const from = 'https://demo.tradovateapi.com/v1/account/list';
const request = { method: 'GET', url: from, headers: { Authorization: 'Bearer invented' } } as const;
const options = { timeoutMs: 1000, maxBytes: 1000 };

describe('the target of a redirect', () => {
  const table: [string, string | undefined, string | undefined][] = [
    ['another host of Tradovate', 'https://demo7.tradovateapi.com/v1/x', 'https://demo7.tradovateapi.com/v1/x'],
    ['a path', '/v1/other', 'https://demo.tradovateapi.com/v1/other'],
    ['none', undefined, undefined],
    ['a foreign host', 'https://evil.example/v1', undefined],
    ['a foreign host that looks similar', 'https://tradovateapi.com.evil.example/v1', undefined],
    ['a user before the host', 'https://demo.tradovateapi.com@evil.example/v1', undefined],
    ["finding low: a web site under Tradovate's domains", 'https://community.tradovate.com/v1/x', undefined],
    ['no encryption', 'http://demo7.tradovateapi.com/v1/x', undefined],
    ['no scheme', '//demo7.tradovateapi.com/v1/x', undefined],
    ['loopback, from outside', 'http://127.0.0.1:80/v1', undefined],
    ['a URL that is far too long', `https://demo7.tradovateapi.com/${'x'.repeat(3000)}`, undefined],
  ];
  for (const [name, location, expected] of table)
    it(name, () => assert.equal(redirectTarget(from, location), expected));

  it('is loopback from loopback, and the same host of a custom environment', () => {
    assert.equal(redirectTarget('http://127.0.0.1:1/v1', 'http://localhost:2/v1'), 'http://localhost:2/v1');
    assert.equal(redirectTarget('https://my.example/v1', 'https://my.example/v2'), 'https://my.example/v2');
    assert.equal(redirectTarget('https://my.example/v1', 'https://my.example:443/v2'), 'https://my.example:443/v2');
  });

  it('finding low: consent for a host is none for its other ports', () => {
    assert.equal(redirectTarget('https://my.example/v1', 'https://my.example:8443/v1'), undefined);
  });
});

describe('a request with a token', () => {
  const redirect = (location: string) => ({ status: 307, headers: { location } });

  it('is sent once more to the checked target, with its token', async () => {
    const http = new FakeHttp();
    http.replies.push(redirect('https://demo7.tradovateapi.com/v1/account/list'), { body: '[]' });
    assert.equal((await sendAuthorized(http, request, options)).body, '[]');
    assert.equal(http.sent[1]?.url, 'https://demo7.tradovateapi.com/v1/account/list');
    assert.equal(http.sent[1].headers['Authorization'], 'Bearer invented');
  });

  it('follows one redirect only', async () => {
    const http = new FakeHttp();
    http.replies.push(redirect('https://demo7.tradovateapi.com/v1/account/list'));
    assert.equal((await sendAuthorized(http, request, options)).status, 307);
    assert.equal(http.sent.length, 2);
  });

  it('is not sent to a foreign host', async () => {
    const http = new FakeHttp();
    http.replies.push(redirect('https://evil.example/v1'));
    const sent = sendAuthorized(http, request, options);
    await assert.rejects(sent, { kind: 'protocol', status: 307, message: /evil\.example/ });
    assert.equal(http.sent.length, 1);
  });

  it('is not sent to another path or query', async () => {
    for (const path of ['/v1/order/placeorder', '/v1/account/list?a=1', '/v2/account/list']) {
      const http = new FakeHttp();
      http.replies.push(redirect(`https://demo7.tradovateapi.com${path}`));
      await assert.rejects(sendAuthorized(http, request, options), { kind: 'protocol', status: 307 });
      assert.equal(http.sent.length, 1);
    }
  });

  it('is not sent where the caller forbids it', async () => {
    const http = new FakeHttp();
    http.replies.push(redirect('https://live.tradovateapi.com/v1/account/list'));
    const sent = sendAuthorized(http, request, options, (url) => !url.includes('live'));
    await assert.rejects(sent, { kind: 'protocol', status: 307, message: /live\.tradovateapi\.com/ });
    assert.equal(http.sent.length, 1);
  });

  it('takes 304 as a response', async () => {
    const http = new FakeHttp();
    http.replies.push({ status: 304 });
    assert.equal((await sendAuthorized(http, request, options)).status, 304);
  });
});
