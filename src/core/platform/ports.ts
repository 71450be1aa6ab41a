import type { UserFacingError } from './errors';
import type { KeyringHelp } from './keyringHelp';
import type { Text } from './text';

/** What the core needs from outside. `src/host` implements it with VS Code, tests with fakes. */

export interface Disposable {
  dispose(): void;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Length of the body as it was received. */
  readonly bytes: number;
  /** The body was longer than `maxBytes` and is cut off there. */
  readonly truncated: boolean;
}

export interface HttpOptions {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** Sends one request, follows no redirect, repeats nothing. Rejects with a `UserFacingError` (`network` or `canceled`). */
export interface Http {
  send(request: HttpRequest, options: HttpOptions): Promise<HttpResponse>;
}

/** Secrets, as strings by key. A rejected call means that the store is out of order, not that the entry is absent. */
export interface SecretStore {
  readonly help: KeyringHelp;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** The keys of all entries, where VS Code lists them. */
  keys?(): Promise<readonly string[]>;
  /** A hint that the entry may have changed, here or in another window: read again and compare. */
  onDidChange(listener: (key: string) => void): Disposable;
}

/** Stored unencrypted: nothing secret. Values are JSON and are validated on read. */
export interface KeyValueStore {
  keys(): readonly string[];
  get(key: string): unknown;
  /** `undefined` removes the entry. */
  set(key: string, value: unknown): Promise<void>;
}

export interface Clock {
  /** ms since 1970, by this machine's clock, which may be set at any time. */
  now(): number;
  /** ms since an unknown moment. Never set, so it measures durations; it may stand still while the machine sleeps. */
  monotonic(): number;
  /** Calls once after at least `ms`; stands still while the machine sleeps, so check `now` when it rings. */
  setTimer(ms: number, ring: () => void): Disposable;
}

export interface Network {
  /** The network may be back. Watched until disposed, so only while something waits for it. */
  onReturn(listener: () => void): Disposable;
}

/** A small file that all windows on this machine share. Nothing secret. */
export interface SharedFile {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  /** A hint that another window wrote. */
  onDidChange(listener: () => void): Disposable;
}

/** One holder at a time over all windows on this machine. A lock whose holder died is free again within seconds. */
export interface Lock {
  run<T>(name: string, work: LockedWork<T>, signal?: AbortSignal): Promise<T>;
}

/** @param isHeld whether the lock is still held: a window that stood still may have lost it */
export type LockedWork<T> = (isHeld: () => Promise<boolean>) => Promise<T>;

/** A question that must be answered before something that can't be undone. */
export interface Question {
  readonly question: Text;
  /** One line each. */
  readonly detail: readonly Text[];
}

/** The user who gave the command: can cancel it and answer questions. */
export interface UserPrompts {
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
  /** Before the sign-in after which another failure locks the address. */
  confirmLastAttempt(failures: number): Promise<boolean>;
  /** Before credentials go to a host that is neither Tradovate's nor loopback. */
  confirmHost(host: string): Promise<boolean>;
  /** Before a request that modifies data on LIVE. */
  confirmLive(question: Question): Promise<boolean>;
}

/** Everything written here has been masked before (redactor.ts). */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

export interface SocketHandlers {
  onOpen(): void;
  onMessage(text: string): void;
  /** A ping was answered. Only where the socket can ping. */
  onPong(): void;
  /** Once, and nothing comes after it. */
  onClose(end: SocketEnd): void;
}

export interface SocketEnd {
  /** Close code; 1006: without a close frame, or no connection at all. */
  readonly code: number;
  /** Foreign text. */
  readonly reason: string;
  /** HTTP status of a refused handshake, where the platform reports it. */
  readonly status?: number;
  /** Why there was no connection, where the platform reports it: connection, name, certificate, proxy, timeout. */
  readonly error?: UserFacingError;
}

export interface SocketOptions {
  /** For the handshake. */
  readonly timeoutMs: number;
  readonly maxMessageLength: number;
  readonly handlers: SocketHandlers;
}

/** One WebSocket connection for text messages. */
export interface Socket {
  /** Ignored after the end. */
  send(text: string): void;
  /** Ends it in good order, soon: `onClose` is called in any case. */
  close(code: number, reason: string): void;
  /** Characters or bytes that wait to be sent. */
  readonly buffered: number;
  /** Asks the server for a sign of life. Absent where the platform can't, as in a browser. */
  ping?(): void;
}

/** Opens WebSocket connections: no subprotocol, no additional header, no redirect followed. Handlers are called later, never within `connect`. */
export interface WebSockets {
  /** An aborted signal ends the connection at once. */
  connect(url: string, options: SocketOptions, signal: AbortSignal): Socket;
}
