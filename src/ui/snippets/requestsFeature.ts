import type { Catalog } from '../../core/operations/catalog';
import type { ValueSuggestions } from '../../core/requests/form/suggestions';
import type * as Snippets from '../../features/requests';

/** Operations and snippets, as loaded on first use. */
export type Requests = typeof Snippets & {
  readonly catalogue: Catalog;
  /** What answers to requests of this window told: offered wherever a request is made. */
  readonly known: ValueSuggestions;
};
