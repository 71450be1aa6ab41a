/** Texts of the service repeat: so many are remembered with their masked form. */
const MAX_REMEMBERED = 5000;
/** Longer ones don't repeat. UTF-16 units. */
const MAX_LENGTH = 100;

/** Masks every string within data, keys excepted. Remembers what was masked, until `forget`. */
export class StringMasker {
  readonly #masked = new Map<string, string>();

  /** @param mask removes secrets from a text */
  constructor(private readonly mask: (text: string) => string) {}

  /** There may be another secret than before. */
  forget(): void {
    this.#masked.clear();
  }

  apply<T>(value: T): T {
    return this.#maskValue(value) as T;
  }

  #maskValue(value: unknown): unknown {
    if (typeof value === 'string') return this.#maskText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.#maskValue(item));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#maskValue(item)]));
  }

  #maskText(text: string): string {
    if (text.length > MAX_LENGTH) return this.mask(text);
    const known = this.#masked.get(text);
    if (known !== undefined) return known;
    if (this.#masked.size >= MAX_REMEMBERED) this.#masked.clear();
    const masked = this.mask(text);
    this.#masked.set(text, masked);
    return masked;
  }
}
