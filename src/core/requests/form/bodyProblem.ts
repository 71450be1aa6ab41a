import type { Field, Schemas } from '../../operations/catalog';
import { belongs, isNeeded } from '../../operations/conditions';
import { isOnGrid, specOfContract, type ContractSpec } from '../../operations/contractSpecs';
import type { Json } from '../../operations/exampleValue';
import { t, type Text } from '../../platform/text';
import { symbolProblem } from './symbolProblem';
import { isObject } from './valueProblem';

type NamedContract = ContractSpec & { readonly symbol: string };
type Values = Readonly<Record<string, Json>>;

/** A reason by which the values of a request don't fit together, with the top-level field that it concerns. */
export interface BodyProblem {
  readonly field: string;
  readonly problem: Text;
}

const PRICES: readonly string[] = ['price', 'stopPrice', 'limitIfTouchedPrice', 'pegDifference'];

/**
 * The first value that has no meaning with the others, lacks another one, or is a price off the tick grid of the contract
 * in `symbol`, which must not have expired. Legs of an order are part of it. A contract that isn't known here has no grid.
 * @param now ms since 1970
 */
export function bodyProblem(
  fields: readonly Field[],
  values: Values,
  schemas: Schemas,
  now: number,
): BodyProblem | undefined {
  const { symbol } = values;
  const spec = typeof symbol === 'string' ? specOfContract(symbol) : undefined;
  const contract = typeof symbol === 'string' && spec ? { ...spec, symbol } : undefined;
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined) continue;
    const problem =
      strayProblem(field, values, field.name) ??
      (field.name === 'symbol' && typeof value === 'string' ? symbolProblem(field.name, value, now) : undefined) ??
      (contract && tickProblem(field, value, contract, field.name)) ??
      legProblem(field, value, schemas, contract);
    if (problem !== undefined) return { field: field.name, problem };
  }
  return undefined;
}

/** Objects within the body: the legs of an order. */
function legProblem(
  { name, ref }: Field,
  leg: Json,
  schemas: Schemas,
  contract: NamedContract | undefined,
): Text | undefined {
  if (ref === undefined || !isObject(leg)) return undefined;
  for (const field of schemas.get(ref) ?? []) {
    const path = `${name}.${field.name}`;
    const value = leg[field.name];
    const problem =
      value === undefined
        ? isNeeded(field, leg)
          ? t("'{0}' is required.", path)
          : undefined
        : (strayProblem(field, leg, path) ?? (contract && tickProblem(field, value, contract, path)));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function strayProblem(field: Field, siblings: Values, path: string): Text | undefined {
  if (belongs(field, siblings)) return undefined;
  return t("'{0}' has no meaning with these values ({1}). Remove it.", path, conditionText(field, siblings));
}

/** The values that rule it out: `orderType: Market`. */
function conditionText({ requiredWhen = {} }: Field, siblings: Values): string {
  return Object.keys(requiredWhen)
    .map((name) => `${name}: ${JSON.stringify(siblings[name])}`)
    .join(', ');
}

function tickProblem(field: Field, value: Json, contract: NamedContract, path: string): Text | undefined {
  if (!PRICES.includes(field.name) || typeof value !== 'number' || isOnGrid(value, contract)) return undefined;
  return t("'{0}' must be a multiple of {1}, the tick size of {2}.", path, contract.tickSize, contract.symbol);
}
