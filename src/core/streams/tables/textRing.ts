/** UTF-16 units. */
const BLOCK_LENGTH = 256 * 1024;
/** 8 MB together, made as they are needed. */
const MAX_BLOCKS = 16;
/** Units of one step of reading. */
const STEP = 4096;

/** Longer texts don't fit. UTF-16 units. */
export const MAX_RING_TEXT = 64 * 1024;

/**
 * The newest texts, in a few blocks of memory that are used again and again. As strings, thousands a second that each live
 * for some seconds would outgrow V8's young generation, which takes 100 MB before it moves them.
 */
export class TextRing {
  readonly #blocks: Uint16Array[] = [];
  /** Units that were written so far, those that were skipped at the end of a block included. */
  #end = 0;

  /** @param maxBlocks each of them is 512 KB */
  constructor(private readonly maxBlocks = MAX_BLOCKS) {}

  /** The oldest position whose text is still there. */
  get start(): number {
    const block = Math.floor(this.#end / BLOCK_LENGTH);
    return Math.max(0, block - this.maxBlocks + 1) * BLOCK_LENGTH;
  }

  /** Where the next text begins, or shortly before it. */
  get end(): number {
    return this.#end;
  }

  /** @returns where it is. @param text of at most `MAX_RING_TEXT` units */
  write(text: string): number {
    const { length } = text;
    const used = this.#end % BLOCK_LENGTH;
    // A text isn't cut in two.
    if (used + length > BLOCK_LENGTH) this.#end += BLOCK_LENGTH - used;
    const position = this.#end;
    const block = this.#blockAt(position);
    const from = position % BLOCK_LENGTH;
    for (let at = 0; at < length; at++) block[from + at] = text.charCodeAt(at);
    this.#end += length;
    return position;
  }

  /** @param position not before `start` */
  read(position: number, length: number): string {
    const block = this.#blockAt(position);
    const from = position % BLOCK_LENGTH;
    let text = '';
    for (let at = 0; at < length; at += STEP)
      text += textOf(block.subarray(from + at, from + Math.min(at + STEP, length)));
    return text;
  }

  clear(): void {
    this.#blocks.length = this.#end = 0;
  }

  #blockAt(position: number): Uint16Array {
    return (this.#blocks[Math.floor(position / BLOCK_LENGTH) % this.maxBlocks] ??= new Uint16Array(BLOCK_LENGTH));
  }
}

/** Spread into arguments, they would be iterated over, which takes eight times as long. */
function textOf(units: Uint16Array): string {
  return Reflect.apply(String.fromCharCode, undefined, units) as string;
}
