import type { Catalogue } from '../../core/operations/catalog';
import type { KnownValues } from '../../core/requests/form/suggestions';
import type * as Snippets from '../../features/requests';

/** Operations and snippets, as loaded on first use. */
export type Requests = typeof Snippets & {
  readonly catalogue: Catalogue;
  /** What answers to requests of this window told: offered wherever a request is made. */
  readonly known: KnownValues;
};
