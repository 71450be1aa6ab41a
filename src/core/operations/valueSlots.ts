import type { Field, Operation, Scalar, Shape } from './catalog';
import { isSecret, sampleOf } from './sampleValues';
import { offeredChoices } from './conditions';
import type { Json, Slot } from './exampleValue';

/** Values to suggest, by the name of the parameter or field. */
export type SuggestedValues = Readonly<Record<string, readonly (string | number)[]>>;

const TYPEABLE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u;

/** Creates the slots of one request and numbers them. `now`: ms since 1970. */
export class Slots {
  #count = 0;

  constructor(
    private readonly operation: Operation,
    private readonly suggestions: SuggestedValues,
    private readonly now: number,
  ) {}

  /** @param start the sample, instead of one made up @param allowed fewer than all choices of the field */
  of(field: Field, start?: Json, allowed = offeredChoices(field)): Slot {
    const type = scalarOf(field);
    const suggested = this.#suggestionsFor(field.name, type);
    const choices = allowed ?? (type === 'boolean' ? [true, false] : suggested);
    const own =
      isScalar(start) &&
      (suggested.length === 0 || suggested.some((value) => value === start) || field.enum !== undefined)
        ? start
        : undefined;
    const sample = own ?? choices[0] ?? sampleOf(field, type, this.operation, this.now);
    const slot = { kind: 'slot', index: ++this.#count, name: field.name, type, sample } as const;
    // An editor begins with the first choice.
    const others = choices.filter((choice) => choice !== sample);
    return choices.length > 0 ? { ...slot, choices: [sample, ...others] } : slot;
  }

  /** Source: contract, "Later calls": a list in a query is one comma-separated value. */
  ofQuery(field: Field): Slot {
    if (field.type !== 'array') return this.of(field);
    const slot = this.of(elementOf(field));
    if (slot.choices) return { ...slot, list: true };
    return { ...slot, list: true, sample: slot.type === 'string' ? 'name1,name2' : '1,2' };
  }

  #suggestionsFor(name: string, type: Scalar): readonly (string | number)[] {
    if (!Object.hasOwn(this.suggestions, name) || isSecret(name)) return [];
    // They come from responses: values of the wrong type, or that can't be typed, are not suggested.
    return (this.suggestions[name] ?? []).filter((value) =>
      type === 'string' ? typeof value === 'string' && TYPEABLE.test(value) : typeof value === 'number',
    );
  }
}

export function elementOf(field: Field): Field {
  return { ...field.items, name: field.name, required: true };
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return value !== undefined && typeof value !== 'object';
}

function scalarOf({ type }: Shape): Scalar {
  return type === undefined || type === 'array' || type === 'object' ? 'string' : type;
}
