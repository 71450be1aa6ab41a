import type { RequestData } from '../operations/buildRequest';
import type { CodeNode } from './codeBuilder';
import type { TokenSource } from './tokenPlaceholder';

export interface Context {
  /** Has been checked; meant for requests that are `authorized`. */
  readonly token: TokenSource;
  /** VS Code's id of the language that the text is for: one of `languages` or some other. */
  readonly language: string;
}

/** A way to write a request down. A new one is one file and one line in dialects.ts. */
export interface Dialect {
  /** Key bindings name it: it stays. */
  readonly id: string;
  readonly label: string;
  /** VS Code's ids of the languages in which it is the first choice; the first is that of a new document. */
  readonly languages: readonly string[];
  /** Info strings of Markdown fences, beside those ids. */
  readonly fences: readonly string[];
  /** One step, for plain text; in an editor, the editor's own is taken. */
  readonly indentation: string;
  /** Absent: every operation. */
  supports?(request: RequestData): boolean;
  write(request: RequestData, context: Context): CodeNode;
}
