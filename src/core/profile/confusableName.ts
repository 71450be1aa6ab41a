/**
 * Characters that read as a letter of "live" or "demo", beyond what normalization and removing accents make equal. `i`, `l`
 * and `1` read alike, so all of them are `l`. Source: Unicode Technical Standard 39, confusables.txt, these letters only.
 */
const LOOKS_LIKE: readonly (readonly [letter: string, characters: string])[] = [
  ['l', 'iI1!|ıɩɪʟƖǀɭłŁΙιІіӀӏוןاᎥᏞꓡꓲ∣'],
  ['v', 'νυѴѵᴠטᏙꓦ∨⋁√'],
  ['e', '3ΕεЕеЄєҽᴇɛℯ℮Ꭼꓰ∃'],
  ['d', 'ԀԁᴅɗđĐðÐժᎠꓓ'],
  ['m', 'ΜМмᴍϺϻᎷꓟ'],
  ['o', '0ΟοσОоᴏօՕøØס๐०০౦ꓳ'],
];

const LETTERS: ReadonlyMap<string, string> = new Map(
  LOOKS_LIKE.flatMap(([letter, characters]) => Array.from(characters, (character) => [character, letter] as const)),
);

/** Whether a reader may take one name for the other: look-alike letters, accents, case, spaces and punctuation aside. */
export function looksLike(one: string, other: string): boolean {
  return skeleton(one) === skeleton(other);
}

function skeleton(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const letters = Array.from(plain, (character) => LETTERS.get(character) ?? character).join('');
  return letters
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('i', 'l')
    .replaceAll('rn', 'm');
}
