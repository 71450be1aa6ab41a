import type { Clock } from '../../src/core/platform/ports';

/** What waits in the sandbox: this machine's timers, or those of a test whose time isn't real. */
export type SetTimer = Clock['setTimer'];
type Disposable = ReturnType<SetTimer>;

export const realTimer: SetTimer = (ms, ring) => {
  const timer = setTimeout(ring, ms);
  return { dispose: () => clearTimeout(timer) };
};

/** Rings every `ms` until it is disposed. */
export function repeat(setTimer: SetTimer, ms: number, ring: () => void): Disposable {
  let timer: Disposable;
  const arm = (): void => {
    timer = setTimer(ms, () => {
      arm();
      ring();
    });
  };
  arm();
  return { dispose: () => timer.dispose() };
}
