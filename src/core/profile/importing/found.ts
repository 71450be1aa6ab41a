import type { FieldName } from '../fields';

/** What an import can hold: the fields that a person knows, and the device id. */
export type ImportedName = FieldName | 'deviceId';
export type Format = 'json' | 'json5' | 'javascript' | 'curl' | 'env';

/** One set of credentials as it stands in a text: nothing is left out or judged yet. */
export interface FoundSet {
  readonly format: Format;
  readonly values: ReadonlyMap<ImportedName, string>;
  /** Fields whose value only running code or a shell would tell; they are not run. */
  readonly computed: ReadonlySet<ImportedName>;
  readonly environment?: 'demo' | 'live';
  readonly problems?: readonly string[];
  /** Where the set stands, as offsets, and what to leave in each place. */
  readonly places: readonly Place[];
}

export interface Place {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** Stands in a value for what a shell or code would have computed. No credential holds it. */
export const COMPUTED = '\u0000';
