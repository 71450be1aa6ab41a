import { fillPlaceholders } from '../../src/core/platform/text';

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'å', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ' },
  ...{ n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž' },
  ...{ A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ' },
  ...{ N: 'Ñ', O: 'Ö', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž' },
};
/** German and Finnish are about that much longer than English. */
const EXPANSION = 0.35;
const PADDING = 'one two three four five six seven eight nine ten eleven twelve ';

/** A made-up language: accented, in brackets and 35 % longer, so that English and what is cut off stand out. */
export function pseudoLocale(message: string, args: readonly (string | number)[]): string {
  const length = Math.ceil(message.length * EXPANSION);
  const padding = PADDING.repeat(Math.ceil(length / PADDING.length))
    .slice(0, length)
    .trim();
  const accented = `${message} ${padding}`
    .split(/(\{\d+\})/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter)));
  return `[!!! ${fillPlaceholders(accented.join(''), args)} !!!]`;
}
