import type { Reply } from '../reply';
import type { State } from '../state';

/** Of a query parameter or a body field; a list stands for its values. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'integers' | readonly string[];

export interface Field {
  readonly type: FieldType;
  readonly required: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export interface Call {
  readonly state: State;
  /** Name of the user whose session it is. */
  readonly user: string;
  /** Checked query parameters and body fields. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** One operation that the sandbox serves; id, method, path and fields are those of the catalogue. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Behind `/v1`. */
  readonly path: string;
  readonly query?: Fields;
  readonly body?: Fields;
  readonly answer: (call: Call) => Reply;
}

export const required = (type: FieldType): Field => ({ type, required: true });
export const optional = (type: FieldType): Field => ({ type, required: false });
