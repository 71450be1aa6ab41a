import type { Disposable } from './ports';

/** Aborted as soon as one of the given signals is; `undefined` entries are skipped. */
export function anySignal(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}

/** Calls once when the signal is aborted, until disposed. Not called for a signal that is aborted already. */
export function onAbort(signal: AbortSignal, listener: () => void): Disposable {
  signal.addEventListener('abort', listener, { once: true });
  return { dispose: () => signal.removeEventListener('abort', listener) };
}
