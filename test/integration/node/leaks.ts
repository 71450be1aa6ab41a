/** A text of this length is searched for every part of a secret; a longer one for parts that are twice as long. */
const MAX_THOROUGH = 50_000;
const PLAIN_PART = 8;
const BASE64_PART = 12;

/** Finds parts of secrets in texts: as they are, in base64, as JSON escapes and as HTML entities. */
export class Leaks {
  readonly #plain = new Set<string>();
  readonly #base64 = new Set<string>();
  /** Whether a part begins with these three units, by a hash: almost every place of a text is passed over by it. */
  readonly #starts = new Uint8Array(2 ** 18);
  /** Each with the part that was found. */
  readonly found: string[] = [];
  searched = 0;

  add(secret: string): void {
    this.#keep(this.#plain, parts(secret, PLAIN_PART));
    for (const offset of [0, 1, 2]) this.#keep(this.#base64, parts(base64Within(secret, offset), BASE64_PART));
  }

  #keep(set: Set<string>, all: readonly string[]): void {
    for (const part of all) {
      set.add(part);
      this.#starts[startOf(part, 0)] = 1;
    }
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
      if (this.#starts[startOf(text, at)] === 0) continue;
      const [plain, base64] = [text.slice(at, at + PLAIN_PART), text.slice(at, at + BASE64_PART)];
      if (this.#plain.has(plain)) this.found.push(`${where}: ${plain}`);
      if (this.#base64.has(base64)) this.found.push(`${where}: ${base64}`);
    }
  }
}

function startOf(text: string, at: number): number {
  const [first, second, third] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return ((first << 12) ^ (second << 6) ^ third) & (2 ** 18 - 1);
}

function parts(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}

/** The part of the base64 text that depends on the secret alone, wherever in a longer text it begins. */
function base64Within(secret: string, offset: number): string {
  const text = Buffer.from('\0'.repeat(offset) + secret).toString('base64');
  return text.slice(offset === 0 ? 0 : 4, -4);
}
