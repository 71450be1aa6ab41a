/** A text of this length is searched for every part of a secret; a longer one for parts that are twice as long. */
const MAX_THOROUGH = 50_000;
const PLAIN_PART = 8;
const BASE64_PART = 12;

/** Finds parts of secrets in texts: as they are, in base64, as JSON escapes and as HTML entities. */
export class Leaks {
  readonly #plain = new Set<string>();
  readonly #base64 = new Set<string>();
  /** Each with the part that was found. */
  readonly found: string[] = [];
  searched = 0;

  add(secret: string): void {
    for (const part of parts(secret, PLAIN_PART)) this.#plain.add(part);
    for (const form of [0, 1, 2].map((offset) => base64Within(secret, offset)))
      for (const part of parts(form, BASE64_PART)) this.#base64.add(part);
  }

  /** @param where what a leak is reported as */
  search(where: string, text: string): void {
    this.searched++;
    this.#search(where, text);
    if (!/\\u|&#/.test(text)) return;
    const decoded = text
      .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .replace(/&#(\d{1,5});/g, (_, code: string) => String.fromCharCode(Number(code)));
    if (decoded !== text) this.#search(`${where}, decoded`, decoded);
  }

  #search(where: string, text: string): void {
    const step = text.length > MAX_THOROUGH ? PLAIN_PART : 1;
    for (let at = 0; at < text.length; at += step) {
      const [plain, base64] = [text.slice(at, at + PLAIN_PART), text.slice(at, at + BASE64_PART)];
      if (this.#plain.has(plain)) this.found.push(`${where}: ${plain}`);
      if (this.#base64.has(base64)) this.found.push(`${where}: ${base64}`);
    }
  }
}

function parts(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}

/** The part of the base64 text that depends on the secret alone, wherever in a longer text it begins. */
function base64Within(secret: string, offset: number): string {
  const text = Buffer.from('\0'.repeat(offset) + secret).toString('base64');
  return text.slice(offset === 0 ? 0 : 4, -4);
}
