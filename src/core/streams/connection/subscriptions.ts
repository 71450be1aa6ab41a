import type { UserFacingError } from '../../platform/errors';
import type { Disposable } from '../../platform/ports';
import type { StreamRequest } from '../protocol/requestFrame';
import type { RequestHandlers } from './requestSender';

/** What a viewer wants to receive for as long as it is open, over every connection that it takes. */
export interface Subscription {
  /** Two with the same key share one request: the service takes each subscription once a connection. */
  readonly key: string;
  readonly request: StreamRequest;
  /** Ends it; `undefined`: only the end of the connection does. @param data of the response */
  readonly cancel?: (data: unknown) => StreamRequest | undefined;
  /** Each time that the service accepted it: a new connection begins anew. Before any event that follows. */
  readonly onData?: (data: unknown) => void;
  /**
   * The service refused it, and it is asked for again with the next viewer and the next connection; or its request waits for
   * the end of a penalty.
   */
  readonly onError?: (error: UserFacingError) => void;
}

type Send = (request: StreamRequest, handlers: RequestHandlers) => void;

const unasked = { response: undefined, asked: undefined, waiting: undefined };

interface Entry {
  readonly request: StreamRequest;
  readonly cancel: Subscription['cancel'];
  readonly viewers: Set<Subscription>;
  /** Of the present connection, wrapped because data may be absent. */
  response: { readonly data: unknown } | undefined;
  /** The request that the entry waits for: a response to an older one counts for nothing. */
  asked: symbol | undefined;
  /** Why that request waits. */
  waiting: UserFacingError | undefined;
}

/** The wanted subscriptions of one socket, kept while it reconnects. */
export class Subscriptions {
  /** One without viewers only waits for its response, to be canceled. */
  readonly #entries = new Map<string, Entry>();
  #send: Send | undefined;

  /** @param onAccepted the service accepted a subscription: data flows */
  constructor(private readonly onAccepted: () => void) {}

  get keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** Sent now if there is a connection, and with each new one. The last viewer that is disposed cancels it. */
  add(subscription: Subscription): Disposable {
    const { key, request, cancel } = subscription;
    const existing = this.#entries.get(key);
    const entry = existing ?? { request, cancel, viewers: new Set(), ...unasked };
    entry.viewers.add(subscription);
    this.#entries.set(key, entry);
    if (entry.response) subscription.onData?.(entry.response.data);
    // Also one that was refused: its new viewer must learn why, or the reason is gone.
    else if (entry.asked === undefined) this.#ask(key, entry);
    else if (entry.waiting) subscription.onError?.(entry.waiting);
    return { dispose: () => this.#remove(key, entry, subscription) };
  }

  /** A new connection is authorized. */
  attach(send: Send): void {
    this.#send = send;
    for (const [key, entry] of [...this.#entries]) this.#ask(key, entry);
  }

  /** The connection ended. */
  detach(): void {
    this.#send = undefined;
    for (const [key, entry] of [...this.#entries]) {
      Object.assign(entry, unasked);
      if (entry.viewers.size === 0) this.#entries.delete(key);
    }
  }

  /** Ends every subscription before the connection is closed in good order. */
  cancelAll(): void {
    for (const [key, entry] of this.#entries) this.#cancel(key, entry);
  }

  #ask(key: string, entry: Entry): void {
    if (!this.#send) return;
    const asked = Symbol(key);
    entry.asked = asked;
    this.#send(entry.request, {
      onData: (data) => {
        if (entry.asked !== asked) return;
        entry.asked = entry.waiting = undefined;
        entry.response = { data };
        if (entry.viewers.size === 0) {
          this.#entries.delete(key);
          this.#cancel(key, entry);
          return;
        }
        for (const viewer of [...entry.viewers]) viewer.onData?.(data);
        this.onAccepted();
      },
      onError: (error) => {
        if (entry.asked !== asked) return;
        entry.asked = entry.waiting = undefined;
        if (entry.viewers.size === 0) this.#entries.delete(key);
        for (const viewer of [...entry.viewers]) viewer.onError?.(error);
      },
      onWait: (error) => {
        if (entry.asked !== asked) return;
        entry.waiting = error;
        for (const viewer of [...entry.viewers]) viewer.onError?.(error);
      },
      isWanted: () => entry.viewers.size > 0,
    });
  }

  #remove(key: string, entry: Entry, subscription: Subscription): void {
    if (!entry.viewers.delete(subscription) || entry.viewers.size > 0 || entry.asked !== undefined) return;
    this.#entries.delete(key);
    this.#cancel(key, entry);
  }

  #cancel(key: string, { cancel, response }: Entry): void {
    const request = response && cancel?.(response.data);
    const none = () => undefined;
    // Sent after a penalty, it would end what was asked for again in the meantime.
    const isWanted = () => !this.#entries.has(key);
    if (request) this.#send?.(request, { onData: none, onError: none, isWanted });
  }
}
