/** Cancellation as both extension hosts and every browser have it; the library of ECMAScript alone does not declare it. */

interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}

declare const AbortSignal: { any(signals: readonly AbortSignal[]): AbortSignal };
declare const AbortController: new () => AbortController;
