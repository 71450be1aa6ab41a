import type { KeyValueStore } from '../platform/ports';
import type { Dialect } from '../snippets/dialect';
import { dialectById, dialects } from '../snippets/dialects/index';
import type { TokenSource } from '../snippets/tokenPlaceholder';
import type { SnippetOptions } from './snippetPreview';

/** Key in globalState. */
const DIALECT = 'dialectFor.sidebar';

export interface SnippetSettingsPorts {
  readonly memory: KeyValueStore;
  /** The dialect that fits the active editor. */
  readonly editorDialect: () => Dialect | undefined;
  readonly settings: { readonly snippetToken: TokenSource['kind']; readonly snippetVariable: string };
}

/** The language and the token of the sidebar's snippet: what the user chose in it, else what the editor and settings say. */
export class SnippetSettings {
  #token: TokenSource['kind'] | undefined;
  #dialect: Dialect | undefined;

  constructor(
    private readonly ports: SnippetSettingsPorts,
    private readonly onDidChange: () => void,
  ) {}

  /** The one chosen in this window, else that of the editor, else the one chosen last. */
  get dialect(): Dialect {
    const id = this.ports.memory.get(DIALECT);
    const [first] = dialects;
    const lastChosen = typeof id === 'string' ? dialectById(id) : undefined;
    return this.#dialect ?? this.ports.editorDialect() ?? lastChosen ?? (first as Dialect);
  }

  get token(): TokenSource['kind'] {
    return this.#token ?? this.ports.settings.snippetToken;
  }

  options(urlOf: SnippetOptions['urlOf']): SnippetOptions {
    return { dialect: this.dialect, token: this.token, variable: this.ports.settings.snippetVariable, urlOf };
  }

  /** Unknown ids are ignored. */
  async setDialect(id: string): Promise<void> {
    const dialect = dialectById(id);
    if (!dialect) return;
    this.#dialect = dialect;
    await this.ports.memory.set(DIALECT, id);
    this.onDidChange();
  }

  setToken(kind: TokenSource['kind']): void {
    this.#token = kind;
    this.onDidChange();
  }
}
