import type { Text } from '../../platform/text';
import type { FieldName, FieldProblem } from '../fields';

/** What an import can hold: the fields that a user knows, and the device ID. */
export type ImportedField = FieldName | 'deviceId';
export type ImportedEnvironment = 'demo' | 'live';
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
export interface CredentialSet {
  readonly format: Format;
  readonly values: ReadonlyMap<ImportedField, string>;
  /** Fields whose value only running code or a shell would give; they are not run. */
  readonly computed: ReadonlySet<ImportedField>;
  /** `unclear`: names contradict each other, or the only one may be another program's. */
  readonly environment?: ImportedEnvironment | 'unclear';
  readonly problems: readonly ImportProblem[];
  /** Its names come again with other values: there is another set. */
  readonly isRepeated?: boolean;
  /** Removes the set from the text, and nothing else. */
  readonly edits: readonly TextEdit[];
}

/** Replaces a part of the text, by offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** In a value, in place of what a shell or code would have computed. No credential contains it. */
export const COMPUTED = '\u0000';
