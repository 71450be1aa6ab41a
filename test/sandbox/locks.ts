import { matches } from './request';

/** Contract, 429: locked for a rolling hour, and every request during it starts the hour again. */
export class Locks {
  #locks: { readonly on: string; readonly ms: number; until: number }[] = [];

  constructor(private readonly now: () => number) {}

  lock(on: string, ms: number): void {
    this.#locks.push({ on, ms, until: this.now() + ms });
  }

  /** Whether a lock covers the route; then its hour has just started again. */
  hit(route: string | undefined): boolean {
    this.#drop();
    const covering = this.#locks.filter(({ on }) => matches(on, route));
    for (const lock of covering) lock.until = this.now() + lock.ms;
    return covering.length > 0;
  }

  /** ms since 1970, or 0. */
  until(): number {
    this.#drop();
    return Math.max(0, ...this.#locks.map(({ until }) => until));
  }

  clear(): void {
    this.#locks = [];
  }

  #drop(): void {
    this.#locks = this.#locks.filter(({ until }) => until > this.now());
  }
}
