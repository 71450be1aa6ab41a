import assert from 'node:assert/strict';
import { SocketRegistry, type RegisteredSocket } from '../../../../src/core/streams/connection/socketRegistry';
import type { StreamState } from '../../../../src/core/streams/connection/streamState';

class Registered implements RegisteredSocket {
  state: StreamState = { kind: 'idle' };
  starts = 0;
  start(): void {
    this.starts++;
    this.state = { kind: 'connecting' };
  }
  close(): void {
    this.state = { kind: 'ended', reason: { kind: 'closed-by-user' }, at: 0 };
  }
}

describe('the registry of sockets', () => {
  it('opens one of a kind, and closes it with its last viewer', () => {
    const registry = new SocketRegistry(() => new Registered());
    const [one, two, other] = [registry.acquire('trading'), registry.acquire('trading'), registry.acquire('replay')];
    assert.deepEqual([one.socket === two.socket, one.socket.starts, registry.connectionCount], [true, 1, 2]);
    one.dispose();
    one.dispose();
    assert.equal(two.socket.state.kind, 'connecting');
    two.dispose();
    assert.deepEqual(
      [two.socket.state.kind, other.socket.state.kind, registry.connectionCount],
      ['ended', 'connecting', 1],
    );
    assert.notEqual(registry.acquire('trading').socket, one.socket);
  });

  it('does not start by another viewer what was ended', () => {
    const registry = new SocketRegistry(() => new Registered());
    const { socket } = registry.acquire('trading');
    socket.close();
    registry.acquire('trading');
    assert.deepEqual([socket.starts, registry.connectionCount], [1, 0]);
  });

  it('closes all with the window', () => {
    const registry = new SocketRegistry(() => new Registered());
    const leases = [registry.acquire('trading'), registry.acquire('marketData')];
    registry.dispose();
    assert.deepEqual(
      [leases.map(({ socket }) => socket.state.kind), registry.get('trading')],
      [['ended', 'ended'], undefined],
    );
    for (const lease of leases) lease.dispose();
    assert.equal(registry.connectionCount, 0);
  });
});
