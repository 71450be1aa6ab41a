import { codePointOf, isIntroducer, lengthOf, NONE, pack, readEscape, type Units } from './escapes';

/** How often an escape sequence may be escaped once more: `\"`, `\\\"`, … */
const MAX_NESTED = 3;
/** So many units hold any escape sequence without needless zeros. */
const WINDOW = 12;
const [PLUS, BACKSLASH] = [0x2b, 0x5c];

/** The text from an index on, with its escape sequences read once or several times. */
interface Layer {
  readonly units: Units;
  /** Where in the text each unit starts, counted from the index, and where the last one ends. */
  readonly starts: Uint16Array;
}

const newLayer = (): Layer => ({ units: new Uint16Array(WINDOW), starts: new Uint16Array(WINDOW + 1) });
/** Used again by each call, because a hostile text has millions of escape sequences. */
const layers = Array.from({ length: MAX_NESTED }, newLayer);

const NO_ESCAPES: readonly number[] = [];
/** What a long run of backslashes reads as. */
const BACKSLASHES: readonly number[] = [2, 4, 8, 16].map((length) => pack(BACKSLASH, length));
const MAX_RUN = 16;

/**
 * What begins at an index, if it is an escape sequence: read once, and if that gives the beginning of one again, as in
 * `%2541`, `&amp;quot;` or `\\u0041`, read twice and more. Packed as by `readEscape`.
 */
export function readEscapes(units: Units, at: number): readonly number[] {
  const first = readEscape(units, at);
  if (first === NONE) return NO_ESCAPES;
  if (!isIntroducer(codePointOf(first))) return [first];
  if (isRun(units, at)) return BACKSLASHES;
  const escapes = [first];
  let [source, from, starts]: [Units, number, Uint16Array | undefined] = [units, at, undefined];
  for (const layer of layers) {
    unescapeInto(layer, source, from, starts);
    const escape = readEscape(layer.units, 0);
    if (escape === NONE) break;
    escapes.push(pack(codePointOf(escape), layer.starts[lengthOf(escape)] ?? 0));
    if (!isIntroducer(codePointOf(escape))) break;
    [source, from, starts] = [layer.units, 0, layer.starts];
  }
  return escapes;
}

function isRun(units: Units, at: number): boolean {
  for (let index = at + MAX_RUN - 1; index >= at; index--) if (units[index] !== BACKSLASH) return false;
  return true;
}

/** @param starts of the source's own units; undefined: it is the text */
function unescapeInto(layer: Layer, source: Units, from: number, starts: Uint16Array | undefined): void {
  let length = 0;
  let at = from;
  for (; length < WINDOW && at < source.length; length++) {
    const unit = source[at] ?? 0;
    const escape = isIntroducer(unit) && unit !== PLUS ? readEscape(source, at) : NONE;
    // Two units for one code point are never part of an escape sequence.
    layer.units[length] = escape === NONE ? unit : codePointOf(escape);
    at += escape === NONE ? 1 : lengthOf(escape);
    layer.starts[length + 1] = starts ? (starts[at] ?? 0) : at - from;
  }
  layer.units.fill(0, length);
}
