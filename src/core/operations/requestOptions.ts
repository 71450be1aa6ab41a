import type { Schemas } from './catalog';
import type { Json } from './exampleValue';
import { isSecret } from './sampleValues';
import type { SuggestedValues } from './valueSlots';

export interface RequestOptions {
  /** Ends in `/v1`: of the environment, or the account's own host. */
  readonly baseUrl: string;
  readonly schemas: Schemas;
  /** ms since 1970: samples name what is traded then. */
  readonly now: number;
  /** By the name of the parameter or field. Unknown names are ignored. */
  readonly values?: Readonly<Record<string, Json>>;
  /** The whole body, instead of the fields: it may contain members that the catalog lacks. */
  readonly body?: Readonly<Record<string, Json>>;
  /** Which of the optional parameters and fields to include. */
  readonly optional?: 'none' | 'all' | readonly string[];
  /**
   * What is added from the catalog's example: all of its members; only those without which the request fails, where the user
   * has seen a form that began with the others; or nothing, where the request is sent. Default: `all`.
   */
  readonly example?: 'all' | 'needed' | 'none';
  /** Choices at the tab stops. */
  readonly suggestions?: SuggestedValues;
}

/** A secret is never given. */
export function givenValue({ values }: RequestOptions, name: string): Json | undefined {
  return values && Object.hasOwn(values, name) && !isSecret(name) ? values[name] : undefined;
}

export function isChosen({ optional = 'none' }: RequestOptions, name: string): boolean {
  return optional === 'all' || (optional !== 'none' && optional.includes(name));
}
