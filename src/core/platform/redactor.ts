/**
 * Masks secrets in log lines and messages: by value and not by field name, because a service may echo a secret anywhere.
 */
export class Redactor {
  /** Never cleared: a forgotten token must not appear in the log either. */
  readonly #secrets = new Set<string>();

  /** Adds secrets and their forms in URLs and JSON. Very short ones are ignored, because they would mask ordinary words. */
  addSecrets(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) {
      if (secret === undefined || secret.length < MIN_SECRET_LENGTH) continue;
      this.#secrets.add(secret);
      this.#secrets.add(JSON.stringify(secret).slice(1, -1));
      this.#secrets.add(encode(secret));
    }
  }

  mask(text: string): string {
    let masked = text;
    // Longest first, so that no part of a longer secret remains around a shorter one.
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      masked = masked.replaceAll(secret, MASK);
    }
    return masked;
  }
}

const MIN_SECRET_LENGTH = 4;
export const MASK = '••••••';

function encode(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    return secret; // a lone surrogate has no URL form
  }
}
