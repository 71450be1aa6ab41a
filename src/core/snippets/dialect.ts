import type { RequestData } from '../operations/buildRequest';
import type { CodeNode } from './codeBuilder';
import type { DialectFacts } from './dialectFacts';
import type { TokenSource } from './tokenPlaceholder';

export interface RenderContext {
  /** Already checked. For requests that are `authorized`. */
  readonly token: TokenSource;
  /** VS Code's ID of the language that the text is for, one of `languages` or another. */
  readonly language: string;
  /** Of Python: the code is for a cell of a notebook, where a loop for `async` code already runs. */
  readonly inNotebook: boolean;
  /** Without the checks of the response and without waiting for a penalty: the shortest form. */
  readonly requestOnly: boolean;
}

/** A way to write a request. A new one is one file in dialects/, a line in its index and one in dialectFacts.ts. */
export interface Dialect extends DialectFacts {
  /** One step, for plain text; in an editor, the editor's own is used. */
  readonly indentation: string;
  /** What a literal token must not contain: the language would replace it. */
  readonly forbiddenInToken?: string;
  write(request: RequestData, context: RenderContext): CodeNode;
}
