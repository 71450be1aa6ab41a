import type { Conditions, Field } from './field';

/** The values of the fields of the same object, as far as they are given. */
export type SiblingValues = Readonly<Record<string, unknown>>;

/** Fields whose value decides which others an object has. A condition on any other field only makes one required. */
const DISCRIMINATORS: readonly string[] = ['orderType', 'timeInForce', 'grant_type'];

/** What the published files don't say. Source: tradovate-orders.md, section 2. */
const UNPUBLISHED: Readonly<Record<string, Conditions>> = { limitIfTouchedPrice: { orderType: ['LimitIfTouched'] } };

/** Published, but documented nowhere. Source: tradovate-orders.md, section 2. */
const UNDOCUMENTED_CHOICES: readonly string[] = ['QTS'];

/**
 * Whether a request needs the field, always or with these values.
 * @param by also what is optional in the published files, but fails in practice without
 */
export function isNeeded(field: Field, siblings: SiblingValues, by: 'practice' | 'published' = 'practice'): boolean {
  const { required, neededInPractice = false, requiredUnless } = field;
  if (required || (neededInPractice && by === 'practice')) return true;
  const requiredWhen = conditionOf(field);
  if (requiredWhen) return isMet(requiredWhen, siblings);
  return requiredUnless ? isGiven(requiredUnless, siblings) && !isMet(requiredUnless, siblings) : false;
}

/** Whether the field has a meaning with these values: `price` has none in a market order. */
export function belongs(field: Field, siblings: SiblingValues): boolean {
  const requiredWhen = conditionOf(field);
  return (
    !requiredWhen || !isExclusive(requiredWhen) || !isGiven(requiredWhen, siblings) || isMet(requiredWhen, siblings)
  );
}

/** The allowed values of a field that are worth offering. */
export function offeredChoices({ enum: choices }: Pick<Field, 'enum'>): readonly string[] | undefined {
  return choices?.filter((choice) => !UNDOCUMENTED_CHOICES.includes(choice));
}

/**
 * Values of a field that decides which others an object has, such that it has most of `names`, with the fewest in addition:
 * a `price` alone makes an order a `Limit` or `MIT`. Empty for any other field.
 */
export function choicesNeeding(
  discriminator: Field,
  fields: readonly Field[],
  names: ReadonlySet<string>,
): readonly string[] {
  if (!DISCRIMINATORS.includes(discriminator.name)) return [];
  const dependent = fields.filter((field) => conditionOf(field)?.[discriminator.name] !== undefined);
  const candidates = (offeredChoices(discriminator) ?? []).map((choice) => {
    const needed = dependent.filter((field) => conditionOf(field)?.[discriminator.name]?.includes(choice));
    const covered = needed.filter(({ name }) => names.has(name)).length;
    return { choice, covered, others: needed.length - covered };
  });
  const most = Math.max(...candidates.map(({ covered }) => covered));
  const covering = candidates.filter(({ covered }) => covered === most);
  const fewest = Math.min(...covering.map(({ others }) => others));
  return covering.filter(({ others }) => others === fewest).map(({ choice }) => choice);
}

/** Whether other fields of the object depend on it. */
export function isDiscriminator({ name }: Field): boolean {
  return DISCRIMINATORS.includes(name);
}

function conditionOf({ name, requiredWhen }: Field): Conditions | undefined {
  return requiredWhen ?? (Object.hasOwn(UNPUBLISHED, name) ? UNPUBLISHED[name] : undefined);
}

function isExclusive(conditions: Conditions): boolean {
  return Object.keys(conditions).every((name) => DISCRIMINATORS.includes(name));
}

function isGiven(conditions: Conditions, siblings: SiblingValues): boolean {
  return Object.keys(conditions).every((name) => siblings[name] !== undefined);
}

function isMet(conditions: Conditions, siblings: SiblingValues): boolean {
  return Object.entries(conditions).every(([name, allowed]) => allowed.some((value) => value === siblings[name]));
}
