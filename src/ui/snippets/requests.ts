import type { Catalogue } from '../../core/operations/catalogue';
import type * as Snippets from '../../core/snippets/part';

/** Operations and snippets, as loaded on first use. */
export type Requests = typeof Snippets & { readonly catalogue: Catalogue };
