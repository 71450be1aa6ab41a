/**
 * Masks by value: every string that ever was a secret in this process is replaced wherever text leaves for a log or a
 * message. By value and not by field name, because a service may echo a secret anywhere.
 */
export class Redactor {
  /** Lives as long as the extension host: a forgotten token is still not fit for a log. */
  readonly #secrets = new Set<string>();

  /** Remembers secrets with the forms in which they travel in URLs and JSON. Very short ones would mask ordinary words. */
  addSecrets(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) {
      if (secret === undefined || secret.length < SHORTEST) continue;
      this.#secrets.add(secret);
      this.#secrets.add(JSON.stringify(secret).slice(1, -1));
      this.#secrets.add(encode(secret));
    }
  }

  mask(text: string): string {
    let masked = text;
    // Longest first, so that no rest of a longer secret remains around a shorter one.
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      masked = masked.replaceAll(secret, MASK);
    }
    return masked;
  }
}

const SHORTEST = 4;
const MASK = '••••••';

function encode(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret; // a lone surrogate has no URL form
  }
}
