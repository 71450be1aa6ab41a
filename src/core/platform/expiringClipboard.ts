import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { elapsedSince, momentOf, type Moment } from './elapsed';
import type { Clock, Disposable, KeyValueStore } from './ports';

/** The clipboard of the machine. Another program may change it at any time. */
export interface Clipboard {
  /** False: reading it now would show the user an error. */
  readonly isReadable: boolean;
  onDidBecomeReadable(listener: () => void): Disposable;
  readText(): PromiseLike<string>;
  writeText(text: string): PromiseLike<void>;
}

/** Recognizes a copied secret, which has so many random characters that it can't be found from this. */
interface TextHash {
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** UTF-16 units. Another text is seldom as long, so that a clipboard full of data isn't hashed. */
  readonly length: number;
}

interface Copied extends TextHash {
  readonly at: Moment;
  readonly limitMs: number;
  /** Another window copied it, and may have copied again since: then what is stored counts. */
  readonly isAdopted?: true;
}

/** Key in globalState: what is to be cleared although the window that copied it was closed. */
const COPIED = 'copiedSecret';
const storedSchema = v.object({
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  length: v.number(),
  /** ms since 1970, by this machine's clock. */
  dueAt: v.number(),
});

/** A timer stands still while the machine sleeps, so the clock is looked at this often. */
const CHECK_MS = 5000;
/** Of the setting. A clock that was set back doesn't make it longer. */
const MAX_LIMIT_MS = 3_600_000;

/** Clears a copied secret from the clipboard after a while, unless something else was copied since. */
export class ExpiringClipboard {
  #copied: Copied | undefined;
  #timer: Disposable | undefined;
  readonly #listener: Disposable;

  /** @param memory globalState */
  constructor(
    private readonly clipboard: Clipboard,
    private readonly clock: Clock,
    private readonly memory: Pick<KeyValueStore, 'get' | 'set'>,
  ) {
    this.#listener = clipboard.onDidBecomeReadable(() => this.#arm());
    this.#adopt();
  }

  /** @param limitMs 0: it is never cleared */
  async copy(text: string, limitMs: number): Promise<void> {
    this.#timer?.dispose();
    if (this.#copied) this.#removeStored(this.#copied);
    this.#copied = undefined;
    if (limitMs > 0) {
      const textHash = textHashOf(text);
      this.#copied = { ...textHash, at: momentOf(this.clock), limitMs };
      this.#store({ ...textHash, dueAt: this.clock.now() + limitMs });
    }
    await this.clipboard.writeText(text);
    this.#arm();
  }

  /**
   * Clears the secret if the clipboard still holds it: now, or as soon as the clipboard can be read. Never rejects: a
   * clipboard that fails isn't changed, and looked at again when the next window starts.
   */
  async clear(): Promise<void> {
    const copied = this.#copied;
    if (!copied) return;
    this.#timer?.dispose();
    if (!this.clipboard.isReadable) {
      this.#copied = { ...copied, limitMs: 0 };
      return;
    }
    this.#copied = undefined;
    try {
      if (isTextOf(copied, await this.clipboard.readText())) await this.clipboard.writeText('');
      this.#removeStored(copied);
    } catch {
      // The connection to VS Code ends with the window.
    }
  }

  dispose(): void {
    this.#listener.dispose();
    this.#timer?.dispose();
    if (!this.#copied?.isAdopted) void this.clear();
  }

  #arm(): void {
    this.#timer?.dispose();
    const copied = this.#copied;
    if (!copied) return;
    const remaining = copied.limitMs - elapsedSince(this.clock, copied.at);
    if (remaining <= 0 && copied.isAdopted && !this.#isDue(copied)) {
      this.#copied = undefined;
      this.#adopt();
      return;
    }
    if (remaining <= 0) void this.clear();
    else this.#timer = this.clock.setTimer(Math.min(remaining, CHECK_MS), () => this.#arm());
  }

  /** Takes over what a window left, which may be closed now. */
  #adopt(): void {
    const stored = this.#stored();
    if (!stored) return;
    const { dueAt, ...textHash } = stored;
    const limitMs = Math.min(dueAt - this.clock.now(), MAX_LIMIT_MS);
    this.#copied = { ...textHash, at: momentOf(this.clock), limitMs, isAdopted: true };
    this.#arm();
  }

  #isDue({ hash }: TextHash): boolean {
    const stored = this.#stored();
    return stored?.hash === hash && stored.dueAt <= this.clock.now();
  }

  /** Unless a window has copied something since. */
  #removeStored({ hash }: TextHash): void {
    if (this.#stored()?.hash === hash) this.#store(undefined);
  }

  #stored(): v.InferOutput<typeof storedSchema> | undefined {
    const stored = v.safeParse(storedSchema, this.memory.get(COPIED));
    return stored.success ? stored.output : undefined;
  }

  /** The clipboard doesn't wait for the disk. */
  #store(entry: v.InferOutput<typeof storedSchema> | undefined): void {
    void this.memory.set(COPIED, entry).catch(() => undefined);
  }
}

function textHashOf(text: string): TextHash {
  const plain = withPlainLineEnds(text);
  return { hash: hashOf(plain), length: plain.length };
}

function isTextOf({ hash, length }: TextHash, text: string): boolean {
  const plain = withPlainLineEnds(text);
  return plain.length === length && hashOf(plain) === hash;
}

/** Windows stores a line end as two characters, so a text of several lines comes back longer than it was copied. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
