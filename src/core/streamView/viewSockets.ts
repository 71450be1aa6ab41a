import type { Disposable } from '../platform/ports';
import type { SocketKind } from '../streams/connection/socketUrl';
import { socketLabel, stateLine } from '../streams/connection/streamState';
import type { StreamHub, StreamLease } from './streamHub';
import type { SocketView } from './streamMessages';

/** The sockets that one view holds. Each is opened when the view first needs it, and held until the view is closed. */
export class ViewSockets implements Disposable {
  readonly #leases = new Map<SocketKind, StreamLease>();
  readonly #pending = new Map<SocketKind, Promise<StreamLease | undefined>>();
  readonly #listeners: Disposable[] = [];
  #isDisposed = false;

  /**
   * @param signIn gets a token if there is none, with the user's help. Never rejects
   * @param onChange a socket was opened or its state changed
   */
  constructor(
    private readonly hub: StreamHub,
    private readonly signIn: () => Promise<unknown>,
    private readonly onChange: () => void,
  ) {}

  get all(): readonly StreamLease[] {
    return [...this.#leases.values()];
  }

  get(kind: SocketKind): StreamLease | undefined {
    return this.#leases.get(kind);
  }

  /** Resolves to `undefined` if the view was closed in the meantime. Never rejects. */
  open(kind: SocketKind): Promise<StreamLease | undefined> {
    const pending = this.#pending.get(kind) ?? this.#acquire(kind);
    this.#pending.set(kind, pending);
    return pending;
  }

  /** On the user's request. */
  async connect(kind: SocketKind): Promise<void> {
    const lease = this.#leases.get(kind);
    if (!lease) {
      await this.open(kind);
      return;
    }
    await this.signIn();
    if (!this.#isDisposed) lease.socket.start();
  }

  disconnect(kind: SocketKind): void {
    this.#leases.get(kind)?.socket.close();
  }

  /** @param now ms since 1970, of this machine */
  views(now: number): { readonly views: readonly SocketView[]; readonly changesIn: number | undefined } {
    const lines = this.all.map(({ kind, socket }) => ({
      kind,
      state: socket.state,
      line: stateLine(socket.state, socket.heartbeatAt, now),
    }));
    const changes = lines.flatMap(({ line }) => line.changesIn ?? []);
    const views = lines.map(
      ({ kind, state, line: { text, spoken, tone } }) =>
        ({
          ...{ kind, label: socketLabel(kind), text, spoken, tone },
          action:
            state.kind === 'ended' || state.kind === 'idle' || state.kind === 'waiting' ? 'connect' : 'disconnect',
        }) as const,
    );
    return { views, changesIn: changes.length > 0 ? Math.min(...changes) : undefined };
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const one of [...this.#listeners, ...this.#leases.values()]) one.dispose();
    this.#leases.clear();
  }

  async #acquire(kind: SocketKind): Promise<StreamLease | undefined> {
    await this.signIn();
    if (this.#isDisposed) return undefined;
    const lease = this.hub.acquire(kind);
    this.#leases.set(kind, lease);
    this.#listeners.push(lease.socket.onDidChange(this.onChange));
    this.onChange();
    return lease;
  }
}
