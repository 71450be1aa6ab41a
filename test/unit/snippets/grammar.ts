import assert from 'node:assert/strict';

export type Piece = string | { readonly index: number; readonly text: string; readonly choices?: readonly string[] };

/**
 * Reads the source of a snippet as VS Code does. Written from the grammar in its user guide ("Snippets in Visual Studio
 * Code"), not from the writer. A variable (`$name`) is an error: snippets use none.
 */
export function readSnippet(source: string): Piece[] {
  let at = 0;

  const escaped = (special: string): string | undefined => {
    const next = source[at + 1];
    if (source[at] !== '\\' || next === undefined || !special.includes(next)) return undefined;
    at += 2;
    return next;
  };

  const tabStop = (): Piece => {
    const head = /^\$(?:(\d+)|\{(\d+)([}:|]))/.exec(source.slice(at, at + 20));
    assert.ok(head, `no tab stop at ${source.slice(at, at + 30)}`);
    at += head[0].length;
    if (head[1] !== undefined) return { index: Number(head[1]), text: '' };
    const index = Number(head[2]);
    if (head[3] === '}') return { index, text: '' };
    if (head[3] === '|') return choice(index);
    let text = '';
    while (source[at] !== '}') {
      assert.ok(at < source.length, 'a placeholder has no end');
      assert.notEqual(source[at], '$', 'a tab stop within a placeholder');
      text += escaped('$}\\') ?? source[at++] ?? '';
    }
    at++;
    return { index, text };
  };

  const choice = (index: number): Piece => {
    const choices = [''];
    while (!(source[at] === '|' && source[at + 1] === '}')) {
      assert.ok(at < source.length && source[at] !== '|', 'a choice has no end');
      if (source[at] === ',') {
        choices.push('');
        at++;
      } else choices.push((choices.pop() ?? '') + (escaped(',|\\') ?? source[at++] ?? ''));
    }
    assert.ok(!choices.includes(''), 'an empty choice');
    at += 2;
    return { index, text: choices[0] ?? '', choices };
  };

  const pieces: Piece[] = [];
  let text = '';
  while (at < source.length) {
    const character = escaped('$}\\');
    if (character !== undefined) text += character;
    else if (source[at] === '$') {
      if (text !== '') pieces.push(text);
      text = '';
      pieces.push(tabStop());
    } else text += source[at++] ?? '';
  }
  if (text !== '') pieces.push(text);
  return pieces;
}

export function plainOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}
