import { isTokenText } from '../core/scanning/tokenRuns';

const PIECE_BYTES = 512 * 1024;
/** In the beginning of a file, a NUL means that it is no text. */
const BINARY_CHECK_BYTES = 8000;
/** A line that is longer is cut, where no token can be. UTF-16 units. */
const MAX_LINE = 4 * 1024 * 1024;

export interface TextPiece {
  readonly text: string;
  /** Of the file, counted from 0. */
  readonly firstLine: number;
  /** Characters of that line before the text: only of a line that was cut. */
  readonly offset: number;
}

/**
 * The text of a file in pieces of whole lines, so that none takes long to decode. UTF-8, or UTF-16 with its mark.
 * `undefined`: it is no text.
 */
export function textPieces(bytes: Uint8Array): Iterable<TextPiece> | undefined {
  return !isUtf16(bytes) && bytes.subarray(0, BINARY_CHECK_BYTES).includes(0) ? undefined : pieces(bytes);
}

function* pieces(bytes: Uint8Array): Generator<TextPiece> {
  const decoder = new TextDecoder(isUtf16(bytes) ? 'utf-16le' : 'utf-8');
  let [rest, line, offset] = ['', 0, 0];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const isLast = at + PIECE_BYTES >= bytes.length;
    rest += decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !isLast });
    const end = isLast ? rest.length : endOfPiece(rest);
    if (end === 0) continue;
    const text = rest.slice(0, end);
    yield { text, firstLine: line, offset };
    const lineEnds = text.match(/\r\n|\r|\n/g)?.length ?? 0;
    line += lineEnds;
    offset = lineEnds > 0 ? 0 : offset + text.length;
    rest = rest.slice(end);
  }
}

/** 0: more must be read first. */
function endOfPiece(text: string): number {
  const end = text.lastIndexOf('\n') + 1;
  if (end > 0 || text.length < MAX_LINE) return end;
  let at = text.length;
  while (at > 0 && isTokenText(text.charAt(at - 1))) at--;
  return at === 0 ? text.length : at;
}

function isUtf16([first, second]: Uint8Array): boolean {
  return first === 0xff && second === 0xfe;
}
