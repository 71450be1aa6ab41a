import type { RequestData } from '../operations/buildRequest';
import type { Dialect } from './dialect';
import { countTabStops, type CodeNode } from './codeBuilder';
import { toPlain, toSnippet } from './codeWriter';
import { checkToken, type TokenSource } from './tokenPlaceholder';

export interface RenderOptions {
  readonly dialect: Dialect;
  readonly token: TokenSource;
  /** VS Code's ID of the language at the cursor; absent: the dialect's own. */
  readonly language?: string;
  /** Default: false. */
  readonly requestOnly?: boolean;
  /** Default: false. */
  readonly inNotebook?: boolean;
}

/** A request in a dialect. An editor and the clipboard need different forms; each is made when it is asked for. */
export class Rendered {
  constructor(
    private readonly code: CodeNode,
    private readonly indentation: string,
    /** Of a new document for it. */
    readonly languageId: string,
  ) {}

  /** Source of a VS Code snippet. Its lines begin with tabs, which the editor replaces with its own indentation. */
  get text(): string {
    return toSnippet(this.code);
  }

  /** The text with the sample of every tab stop. */
  get plain(): string {
    return toPlain(this.code, this.indentation);
  }

  get tabStops(): number {
    return countTabStops(this.code);
  }
}

/**
 * A request as text.
 * @throws {UserFacingError} a token or a variable's name that must not be put into text
 */
export function render(request: RequestData, options: RenderOptions): Rendered {
  const { dialect, token, requestOnly = false, inNotebook = false } = options;
  const [defaultLanguage = 'plaintext'] = dialect.languages;
  const language = options.language ?? defaultLanguage;
  if (request.authorized) checkToken(token, dialect.forbiddenInToken);
  const code = dialect.write(request, { token, language, requestOnly, inNotebook });
  return new Rendered(code, dialect.indentation, dialect.languages.includes(language) ? language : defaultLanguage);
}
