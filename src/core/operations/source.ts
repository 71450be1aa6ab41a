import { readCatalogue, type Catalogue } from './catalogue';

/** The catalogue costs nothing before its first use; then it is kept as long as the window lives. */
export class CatalogueSource {
  #catalogue: Promise<Catalogue> | undefined;

  /** @param read the text of `operations.json` */
  constructor(private readonly read: () => Promise<string>) {}

  /** Rejects with a `storage` failure; the next call then tries again. */
  get(): Promise<Catalogue> {
    this.#catalogue ??= this.read()
      .then(readCatalogue)
      .catch((error: unknown) => {
        this.#catalogue = undefined;
        throw error;
      });
    return this.#catalogue;
  }
}
