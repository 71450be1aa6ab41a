/** What the service sent, by the first character. Source: streams, "Server frames". */
export type Frame =
  | { readonly kind: 'open' }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'messages'; readonly elements: readonly unknown[] }
  | { readonly kind: 'close'; readonly code: number | undefined; readonly reason: string }
  /** Skipped; the connection goes on. */
  | { readonly kind: 'invalid'; readonly problem: 'unknown-type' | 'malformed' | 'too-long' };

/** A snapshot of a large account has some megabytes. */
const MAX_FRAME_LENGTH = 32 * 1024 * 1024;
/** A frame in more pieces than this is not put together. */
const MAX_PIECES = 16;

/**
 * Text messages of one connection → frames. A proxy may cut a frame in two, so the beginning of one is kept until the
 * next message completes it or is a frame of its own.
 */
export class FrameReader {
  #pending = '';
  #pieces = 0;

  read(text: string): readonly Frame[] {
    if (text.length + this.#pending.length > MAX_FRAME_LENGTH) {
      this.#clear();
      return [{ kind: 'invalid', problem: 'too-long' }];
    }
    const frame = parseFrame(text);
    if (frame.kind !== 'invalid') {
      if (this.#pieces === 0) return [frame];
      this.#clear();
      return [{ kind: 'invalid', problem: 'malformed' }, frame];
    }
    if (this.#pieces === 0) {
      if (frame.problem !== 'malformed') return [frame];
      this.#pending = text;
      this.#pieces = 1;
      return [];
    }
    this.#pending += text;
    this.#pieces++;
    const joined = parseFrame(this.#pending);
    if (joined.kind === 'invalid' && this.#pieces < MAX_PIECES) return [];
    this.#clear();
    return [joined];
  }

  #clear(): void {
    this.#pending = '';
    this.#pieces = 0;
  }
}

function parseFrame(text: string): Frame {
  switch (text[0]) {
    case 'o':
      return text.length === 1 ? { kind: 'open' } : { kind: 'invalid', problem: 'unknown-type' };
    case 'h':
      return text.length === 1 ? { kind: 'heartbeat' } : { kind: 'invalid', problem: 'unknown-type' };
    case 'a': {
      const elements = parseList(text);
      return elements ? { kind: 'messages', elements } : { kind: 'invalid', problem: 'malformed' };
    }
    case 'c': {
      const parts = parseList(text);
      if (!parts) return { kind: 'invalid', problem: 'malformed' };
      const [code, reason] = parts;
      return {
        kind: 'close',
        code: typeof code === 'number' ? code : undefined,
        reason: typeof reason === 'string' ? reason : '',
      };
    }
    default:
      return { kind: 'invalid', problem: 'unknown-type' };
  }
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text.slice(1));
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
