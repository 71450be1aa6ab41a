import { onAbort } from './abort';
import { canceledError } from './errors';
import type { Clock } from './ports';

/** The result, or the error of `onTimeout` if it takes longer. The work itself can't be stopped and goes on. */
export function withTimeLimit<T>(
  clock: Pick<Clock, 'setTimer'>,
  ms: number,
  work: Promise<T>,
  onTimeout: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(ms, () => reject(onTimeout()));
    void work.then(resolve, reject).finally(() => timer.dispose());
  });
}

/** The result, or a `canceled` error as soon as the signal is aborted. The work itself goes on. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(canceledError());
    const listener = onAbort(signal, () => reject(canceledError()));
    void work.then(resolve, reject).finally(() => listener.dispose());
  });
}
