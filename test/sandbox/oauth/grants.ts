import { createHash, randomBytes } from 'node:crypto';
import type { Session } from '../auth/sessions';

/** What the user approved on the page: what the code stands for. */
export interface CodeGrant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly user: string;
  /** PKCE, S256. `undefined`: none was sent. */
  readonly challenge: string | undefined;
}

/** What a refresh token stands for. */
export interface RefreshGrant {
  readonly clientId: string;
  /** It was issued without a client secret, so its refresh needs none. */
  readonly isPublic: boolean;
  readonly session: Session;
}

/** Of codes or refresh tokens: each is good once, until its time. */
export class Grants<T> {
  readonly #open = new Map<string, { readonly grant: T; readonly expiresAt: number }>();

  constructor(
    private readonly prefix: string,
    private readonly now: () => number,
  ) {}

  issue(grant: T, lifetimeMs: number): string {
    const name = this.prefix + randomBytes(32).toString('base64url');
    this.#open.set(name, { grant, expiresAt: this.now() + lifetimeMs });
    return name;
  }

  /** Uses it up, whatever comes of it. `undefined`: unknown, used or expired. */
  take(name: string): T | undefined {
    const found = this.#open.get(name);
    this.#open.delete(name);
    return found && found.expiresAt > this.now() ? found.grant : undefined;
  }

  /** Without using it up. */
  peek(name: string): T | undefined {
    return this.#open.get(name)?.grant;
  }
}

/** RFC 7636, section 4.6. */
export function fitsChallenge(verifier: string, challenge: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
