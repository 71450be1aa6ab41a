import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { listenForRedirect, type RedirectListener } from '../../../src/host/node/redirectListener';
import { freePort } from '../../freePort';

interface Sent {
  readonly method?: string;
  readonly host?: string;
  readonly address?: string;
}

describe('the listener for the redirect of a sign-in', () => {
  let port = 0;
  let listener: RedirectListener | undefined;

  beforeEach(async () => {
    port = await freePort();
  });
  afterEach(() => listener?.dispose());

  async function listen(): Promise<RedirectListener> {
    return (listener = await listenForRedirect(port, '/callback', '<p>done</p>'));
  }

  /** The status; 0 if nothing listens. */
  function send(path: string, { method = 'GET', host = `localhost:${port}`, address = '127.0.0.1' }: Sent = {}) {
    return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve) => {
      const options = { host: address, port, path, method, headers: { Host: host }, agent: false };
      httpRequest(options, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
      })
        .on('error', () => resolve({ status: 0, body: '', headers: {} }))
        .end();
    });
  }

  it('takes one request to its path, answers with the page, and closes', async () => {
    const { request } = await listen();
    const { status, body, headers } = await send('/callback?code=a%20b&state=c');
    assert.deepEqual([status, body], [200, '<p>done</p>']);
    assert.equal(await request, '/callback?code=a%20b&state=c');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cache-control'], 'no-store');
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
    assert.equal((await send('/callback?code=2')).status, 0);
    await assertFree(port);
  });

  it('answers anything else with 404 and goes on listening', async () => {
    const { request } = await listen();
    const others: readonly [path: string, sent?: Sent][] = [
      ['/'],
      ['/favicon.ico'],
      ['/callback/'],
      ['/Callback'],
      ['/callbacks?code=1'],
      ['/callback?code=1', { method: 'POST' }],
      ['/callback?code=1', { method: 'HEAD' }],
      ['/callback?code=1', { host: `evil.example:${port}` }],
      ['/callback?code=1', { host: `localhost.evil.example:${port}` }],
      ['/callback?code=1', { host: `127.0.0.1.evil.example` }],
    ];
    for (const [path, sent] of others) {
      const { status, body } = await send(path, sent);
      assert.deepEqual([status, body], [404, ''], `${path} ${JSON.stringify(sent)}`);
    }
    assert.equal((await send('/callback?code=3', { host: `127.0.0.1:${port}` })).status, 200);
    assert.equal(await request, '/callback?code=3');
  });

  it('takes the first of two requests that come together', async () => {
    const { request } = await listen();
    const both = await Promise.all([send('/callback?code=1'), send('/callback?code=2')]);
    assert.deepEqual(both.map(({ status }) => status === 200).sort(), [false, true]);
    assert.equal(await request, `/callback?code=${both[0].status === 200 ? 1 : 2}`);
  });

  it('also listens on IPv6, where the machine has it', async () => {
    const { request } = await listen();
    const { status } = await send('/callback?code=6', { address: '::1', host: `[::1]:${port}` });
    if (status === 0) await send('/callback?code=6');
    else assert.equal(status, 200);
    assert.equal(await request, '/callback?code=6');
  });

  it('rejects when the port is in use, and then listens nowhere', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '::1', resolve).once('error', () => resolve()));
    if (!other.listening) await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      await assert.rejects(listen(), { code: 'EADDRINUSE' });
      if ((other.address() as AddressInfo).address === '::1') assert.equal((await send('/callback')).status, 0);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it('frees the port when it is disposed, an open connection included', async () => {
    await listen();
    const hanging = new Promise((resolve) => {
      const open = httpRequest({ host: '127.0.0.1', port, path: '/callback', method: 'POST', agent: false });
      open.once('error', resolve).once('close', resolve);
      open.write('never ends');
      open.once('socket', (socket) => socket.once('connect', () => listener?.dispose()));
    });
    await hanging;
    await assertFree(port);
  });
});

async function assertFree(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  await new Promise((resolve) => server.close(resolve));
}
