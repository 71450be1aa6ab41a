import type { RequestData } from '../operations/buildRequest';
import type { Dialect } from './dialect';
import { countStops, toPlain, toSnippet, type CodeNode } from './codeBuilder';
import { checkToken, type TokenSource } from './tokenPlaceholder';

export interface RenderOptions {
  readonly dialect: Dialect;
  readonly token: TokenSource;
  /** VS Code's id of the language of the place; absent: the dialect's own. */
  readonly language?: string;
}

/** A request in a dialect. An editor takes one form of it, the clipboard another: each is made when it is asked for. */
export class Rendered {
  constructor(
    private readonly code: CodeNode,
    private readonly indentation: string,
    /** Of a new document for it. */
    readonly languageId: string,
  ) {}

  /** Source of a VS Code snippet. Insert it with the editor's own indentation: its lines begin with tabs. */
  get text(): string {
    return toSnippet(this.code);
  }

  /** The same with every tab stop left as it is offered. */
  get plain(): string {
    return toPlain(this.code, this.indentation);
  }

  get stops(): number {
    return countStops(this.code);
  }
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
  const code = dialect.write(request, { token, language });
  return new Rendered(code, dialect.indentation, dialect.languages.includes(language) ? language : standard);
}
