import type { Disposable } from '../../platform/ports';
import type { SocketKind } from './socketUrl';
import type { StreamSocket } from './streamSocket';

/** A viewer's hold on a socket: the last one that is disposed closes it. */
export interface SocketLease<S extends RegisteredSocket = StreamSocket> extends Disposable {
  readonly socket: S;
}

/** What the registry needs of a socket. */
export type RegisteredSocket = Pick<StreamSocket, 'start' | 'close' | 'state'>;

/**
 * The sockets of this window: one of each kind at most, shared by all views, because connections count against the user's
 * limit. Nothing is opened but by a view, and none stays open without one.
 */
export class SocketRegistry<S extends RegisteredSocket = StreamSocket> {
  readonly #sockets = new Map<SocketKind, { readonly socket: S; viewers: number }>();

  constructor(private readonly create: (kind: SocketKind) => S) {}

  /** How many connections are open or on their way. */
  get connectionCount(): number {
    return [...this.#sockets.values()].filter(
      ({ socket: { state } }) => state.kind !== 'ended' && state.kind !== 'idle',
    ).length;
  }

  /** Those that views have open. */
  get sockets(): readonly S[] {
    return Array.from(this.#sockets.values(), ({ socket }) => socket);
  }

  /** The socket if a view has it open. */
  get(kind: SocketKind): S | undefined {
    return this.#sockets.get(kind)?.socket;
  }

  /** Opens the socket for a view, or shares the one that is open. One that ended is started by the user only. */
  acquire(kind: SocketKind): SocketLease<S> {
    const existing = this.#sockets.get(kind);
    const entry = existing ?? { socket: this.create(kind), viewers: 0 };
    entry.viewers++;
    this.#sockets.set(kind, entry);
    if (!existing) entry.socket.start();
    let isReleased = false;
    const dispose = () => {
      if (isReleased) return;
      isReleased = true;
      if (--entry.viewers > 0) return;
      if (this.#sockets.get(kind) === entry) this.#sockets.delete(kind);
      entry.socket.close();
    };
    return { socket: entry.socket, dispose };
  }

  /** The window closes. */
  dispose(): void {
    const all = [...this.#sockets.values()];
    this.#sockets.clear();
    for (const { socket } of all) socket.close();
  }
}
