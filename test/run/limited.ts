/** Runs a work as soon as one of the places is free. */
export type Limited = <T>(work: () => Promise<T>) => Promise<T>;

/** @param most works that run at the same time */
export function limitTo(most: number): Limited {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await work();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
