import { randomBytes } from 'node:crypto';

/** Contract, "Success": URL-safe, 70–170 characters seen. */
const LENGTH = 120;

/**
 * New token strings. They begin so that nobody takes them for real, and hold `-` and `_`, which a pattern for hex or for
 * words would miss.
 */
export class Tokens {
  readonly #next: string[] = [];

  /** The access tokens issued next are these: for tests of what such a string may do to those who pass it on. */
  queue(token: string): void {
    this.#next.push(token);
  }

  access(): string {
    return this.#next.shift() ?? made('sandbox-access_');
  }

  marketData(): string {
    return made('sandbox-md_');
  }
}

function made(start: string): string {
  return (start + randomBytes(LENGTH).toString('base64url')).slice(0, LENGTH);
}
