import type { Text } from '../../platform/text';
import type { FieldName, FieldProblem } from '../fields';

/** What an import can hold: the fields that a user knows, and the device ID. */
export type ImportedName = FieldName | 'deviceId';
export type Format = 'json' | 'json5' | 'javascript' | 'curl' | 'env';

/** What was found and not taken, and why; without any value. */
export interface ImportProblem {
  readonly kind:
    | FieldProblem['kind']
    | 'too-large'
    | 'several-sets'
    | 'placeholder'
    | 'computed'
    | 'unquoted-hash'
    | 'shell-quotes'
    | 'open-quote';
  readonly text: Text;
}

/** One set of credentials as it is in a text: nothing is ignored or judged yet. */
export interface FoundSet {
  readonly format: Format;
  readonly values: ReadonlyMap<ImportedName, string>;
  /** Fields whose value only running code or a shell would give; they are not run. */
  readonly computed: ReadonlySet<ImportedName>;
  readonly environment?: 'demo' | 'live';
  readonly problems?: readonly ImportProblem[];
  /** Where the set is, as offsets, and what replaces each place. */
  readonly places: readonly Place[];
}

export interface Place {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Stands in a value for what a shell or code would have computed. No credential holds it. */
export const COMPUTED = '\u0000';
