import type { KeyValueStore } from '../platform/ports';
import { factsById } from '../snippets/availableDialects';
import { dialectFacts, type DialectFacts } from '../snippets/dialectFacts';
import type { TokenSource } from '../snippets/tokenPlaceholder';
import type { WriteRequest } from '../snippets/writeRequest';
import type { SnippetOptions } from './snippetPreview';

/** Key in globalState. */
const DIALECT = 'dialectFor.sidebar';

export interface SnippetSettingsPorts {
  readonly memory: KeyValueStore;
  /** The dialect that fits the active editor. */
  readonly editorDialect: () => DialectFacts | undefined;
  readonly writeRequest: WriteRequest;
  /** While secrets are hidden on screen, tokens are inserted by reference. */
  readonly presentation?: { readonly isOn: boolean };
  readonly settings: { readonly snippetToken: TokenSource['kind']; readonly snippetVariable: string };
}

/** The language and the token of the sidebar's snippet: what the user chose in it, else what the editor and settings say. */
export class SnippetSettings {
  #token: TokenSource['kind'] | undefined;
  #dialect: DialectFacts | undefined;

  constructor(
    private readonly ports: SnippetSettingsPorts,
    private readonly onDidChange: () => void,
  ) {}

  /** The one chosen in this window, else that of the editor, else the one chosen last. */
  get dialect(): DialectFacts {
    const id = this.ports.memory.get(DIALECT);
    const lastChosen = typeof id === 'string' ? factsById(id) : undefined;
    return this.#dialect ?? this.ports.editorDialect() ?? lastChosen ?? dialectFacts.curl;
  }

  get token(): TokenSource['kind'] {
    if (this.ports.presentation?.isOn === true) return 'reference';
    return this.#token ?? this.ports.settings.snippetToken;
  }

  options(urlOf: SnippetOptions['urlOf']): SnippetOptions {
    const { settings, writeRequest } = this.ports;
    return { dialect: this.dialect, token: this.token, variable: settings.snippetVariable, urlOf, writeRequest };
  }

  /** Unknown ids are ignored. */
  async setDialect(id: string): Promise<void> {
    const dialect = factsById(id);
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
