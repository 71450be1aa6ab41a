export type Scalar = 'string' | 'integer' | 'number' | 'boolean';

/** The type of a value in a request or a response: a scalar, a list, or a schema. */
export interface Shape {
  readonly type?: Scalar | 'array' | 'object';
  readonly format?: 'int32' | 'int64' | 'double' | 'date-time';
  readonly enum?: readonly string[];
  /** Name of a schema, instead of `type`. A few are named by the published files without being described there. */
  readonly ref?: string;
  readonly items?: Shape;
  /** Of the values of an object whose keys are data, such as names of contracts. */
  readonly values?: Shape;
}

/** A query parameter, a field of a body or a field of a schema. */
export interface Field extends Shape {
  readonly name: string;
  readonly required: boolean;
  readonly minimum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  /** Required if each named field has one of the values: `{ orderType: ['Limit'] }`. */
  readonly requiredWhen?: Conditions;
  /** Required if the named field has none of the values. */
  readonly requiredUnless?: Conditions;
  /** Optional in the published files, but refused, ineffective or against exchange rules without it. */
  readonly neededInPractice?: boolean;
  /** Name of the schema whose ids it takes. */
  readonly of?: string;
  readonly note?: string;
  /** The text holds JSON of that schema. */
  readonly json?: string;
  readonly alsoType?: Scalar;
}

export type Conditions = Readonly<Record<string, readonly (string | number | boolean)[]>>;
