import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

const require = createRequire(import.meta.url);
const PACKAGE = '@vscode/tree-sitter-wasm';

/** As much of web-tree-sitter as is used here. */
interface Node {
  readonly type: string;
  readonly text: string;
  readonly hasError: boolean;
  readonly rootNode: Node;
  descendantsOfType(type: string): readonly (Node | null)[];
}
interface Library {
  readonly Parser: {
    new (): { setLanguage(language: unknown): void; parse(text: string): Node | null };
    init(): Promise<void>;
  };
  readonly Language: { load(path: string): Promise<unknown> };
}

export interface Grammar {
  hasError(text: string): boolean;
  literals(text: string, type: string): readonly string[];
}

/** Why there is no grammar; `undefined`: there is. The package is for tests alone. */
export const lackingGrammars = (() => {
  try {
    require.resolve(PACKAGE);
    return undefined;
  } catch {
    return `no ${PACKAGE}`;
  }
})();

/** A grammar that VS Code ships itself. */
export async function grammar(language: 'powershell' | 'c-sharp'): Promise<Grammar> {
  const { Parser, Language } = require(PACKAGE) as Library;
  // Else V8 optimizes the whole grammar, which takes half a minute: far longer than it is used.
  setFlagsFromString('--liftoff-only');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(dirname(require.resolve(PACKAGE)), `tree-sitter-${language}.wasm`)));
  const root = (text: string) => parser.parse(text)?.rootNode;
  return {
    hasError: (text) => root(text)?.hasError ?? true,
    literals: (text, type) => (root(text)?.descendantsOfType(type) ?? []).flatMap((node) => (node ? [node.text] : [])),
  };
}
