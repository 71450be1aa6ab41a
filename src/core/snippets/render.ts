import type { RequestData } from '../operations/request';
import type { Dialect } from './dialect';
import { countStops, flat, toPlain, toSnippet } from './parts';
import { checkToken, type Token } from './token';

export interface RenderOptions {
  readonly dialect: Dialect;
  readonly token: Token;
  /** VS Code's id of the language of the place; absent: the dialect's own. */
  readonly language?: string;
}

export interface Rendered {
  /** Source of a VS Code snippet. Insert it with the editor's own indentation: its lines begin with tabs. */
  readonly text: string;
  /** The same with every tab stop left as it is offered. */
  readonly plain: string;
  /** Of a new document for it. */
  readonly languageId: string;
  readonly stops: number;
}

/**
 * A request as text.
 * @throws {Failure} a token or a variable's name that must not get into text
 */
export function render(request: RequestData, options: RenderOptions): Rendered {
  const { dialect, token } = options;
  const [standard = 'plaintext'] = dialect.languages;
  const language = options.language ?? standard;
  if (request.authorized) checkToken(token);
  const parts = flat(dialect.write(request, { token, language }));
  return {
    text: toSnippet(parts),
    plain: toPlain(parts, dialect.indentation),
    languageId: dialect.languages.includes(language) ? language : standard,
    stops: countStops(parts),
  };
}
