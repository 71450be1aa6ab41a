import type { RequestData } from '../operations/buildRequest';
import type { CodeNode } from './codeBuilder';
import type { TokenSource } from './tokenPlaceholder';

export interface RenderContext {
  /** Already checked. For requests that are `authorized`. */
  readonly token: TokenSource;
  /** VS Code's ID of the language that the text is for, one of `languages` or another. */
  readonly language: string;
  /** It runs in a terminal: no program may have the token in its arguments, which every user of the machine can list. */
  readonly inTerminal?: boolean;
  /** Without the checks of the response and without waiting for a penalty: the shortest form. */
  readonly requestOnly: boolean;
}

/** A way to write a request. A new one is one file in dialects/ and one line in its index. */
export interface Dialect {
  /** Key bindings use it: never rename it. */
  readonly id: string;
  /** A name, shown to the user and not translated. */
  readonly label: string;
  /** VS Code's IDs of the languages in which it is the default; the first is that of a new document. */
  readonly languages: readonly string[];
  /** Info strings of Markdown fences, in addition to those IDs. */
  readonly fences: readonly string[];
  /** One step, for plain text; in an editor, the editor's own is used. */
  readonly indentation: string;
  /** What a literal token must not contain: the language would replace it. */
  readonly forbiddenInToken?: string;
  /** Absent: every operation. */
  supports?(request: RequestData): boolean;
  write(request: RequestData, context: RenderContext): CodeNode;
}
