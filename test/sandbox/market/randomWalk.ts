/** A generator of numbers from 0 to 1 that repeats itself for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number for several, so that each contract and each minute has its own. */
export function mixSeeds(...parts: readonly number[]): number {
  return parts.reduce((mixed, part) => Math.imul(mixed ^ (part >>> 0), 2_654_435_761) + 1, 0x9e37_79b9) >>> 0;
}

/** -2 to 2 ticks, mostly -1, 0 or 1. */
export function ticksOf(random: number): number {
  if (random < 0.05) return -2;
  if (random < 0.35) return -1;
  if (random < 0.65) return 0;
  return random < 0.95 ? 1 : 2;
}

const DECIMALS = 1e10;

/** On the grid, without the noise of binary fractions. Not by `toFixed`, which takes most of the time of a long history. */
export function roundToTick(price: number, tick: number): number {
  return Math.round(Math.round(price / tick) * tick * DECIMALS) / DECIMALS;
}

/** Whether a price lies on the tick grid, allowing for the noise of binary fractions. */
export function isOnGrid(price: number, tick: number): boolean {
  return Math.abs(price / tick - Math.round(price / tick)) < 1e-6;
}
