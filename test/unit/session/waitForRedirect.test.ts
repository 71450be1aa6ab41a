import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { waitForRedirect, type RedirectPorts } from '../../../src/core/session/waitForRedirect';
import { listenForRedirect } from '../../../src/host/node/redirectListener';
import { freePort } from '../../freePort';
import { FakeClock } from '../fakes';

const never = new Promise<never>(() => undefined);

describe('waiting for the browser to come back', () => {
  let clock: FakeClock;
  let port = 0;
  let redirectUri = '';
  let portsInUse: number[];
  /** Called when the page is open, and so something listens. */
  let whenOpen: () => unknown;

  beforeEach(async () => {
    clock = new FakeClock();
    port = await freePort();
    redirectUri = `http://localhost:${port}/callback`;
    portsInUse = [];
    whenOpen = () => undefined;
  });

  function begin(ports: Partial<RedirectPorts> = {}, signal = new AbortController().signal): Promise<string> {
    return waitForRedirect(redirectUri, signal, {
      clock,
      listen: (...where) => listenForRedirect(...where, 'done'),
      ...{ pasted: never, closed: never },
      openPage: () => {
        whenOpen();
        return never;
      },
      onPortInUse: (used) => portsInUse.push(used),
      ...ports,
    });
  }

  it('ends after five minutes, also while VS Code still asks whether to open the page, and stops to listen', async () => {
    const begun = new Promise<void>((resolve) => (whenOpen = resolve));
    const ended = assert.rejects(begin(), { kind: 'not-signed-in', remedies: ['get-token'] });
    await begun;
    assert.equal(await listens(port), true);
    await clock.advance(5 * 60_000 - 1);
    assert.equal(await listens(port), true);
    await clock.advance(1);
    await ended;
    assert.equal(await listens(port), false);
  });

  it('is the request to the redirect URI, and stops to listen', async () => {
    whenOpen = () => void fetch(`${redirectUri}?code=a%20b&state=c`);
    assert.equal(await begin(), `${redirectUri}?code=a%20b&state=c`);
    assert.equal(await listens(port), false);
  });

  it('is what the user pastes, also where another program has the port', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(port, '127.0.0.1', done));
    try {
      assert.equal(await begin({ pasted: Promise.resolve('pasted') }), 'pasted');
      assert.deepEqual(portsInUse, [port]);
    } finally {
      await new Promise((done) => other.close(done));
    }
    assert.equal(await begin({ pasted: Promise.resolve('pasted'), listen: undefined }), 'pasted');
    assert.equal(await listens(port), false);
  });

  it('goes on while a program listens, although another quick input has closed the box', async () => {
    whenOpen = () => setTimeout(() => void fetch(`${redirectUri}?code=a&state=c`));
    assert.equal(await begin({ closed: Promise.resolve() }), `${redirectUri}?code=a&state=c`);
  });

  it('ends with the box where nothing listens', async () => {
    await assert.rejects(begin({ closed: Promise.resolve(), listen: undefined }), { kind: 'canceled' });
  });

  it('ends when the command is canceled and when no page can be opened', async () => {
    const canceled = { kind: 'canceled' };
    const controller = new AbortController();
    whenOpen = () => controller.abort();
    await assert.rejects(begin({}, controller.signal), canceled);
    assert.equal(await listens(port), false);
    const openPage = () => Promise.reject(new Error('no browser'));
    const { signal } = controller;
    const ports = { clock, listen: undefined, pasted: never, closed: never, onPortInUse: () => undefined, openPage };
    await assert.rejects(waitForRedirect(redirectUri, new AbortController().signal, ports), { message: 'no browser' });
    await assert.rejects(waitForRedirect(redirectUri, signal, { ...ports, openPage: () => never }), canceled);
  });
});

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
