import type { Field, Schemas } from '../../operations/catalog';
import { belongs, isNeeded } from '../../operations/conditions';
import { isOnGrid, specOfContract, type ContractSpec } from '../../operations/contractSpecs';
import type { Json } from '../../operations/exampleValue';
import { plainDecimal } from '../../platform/decimals';
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

/** Prices, and distances between them. */
const PRICES: readonly string[] = [
  ...['price', 'stopPrice', 'limitIfTouchedPrice', 'pegDifference'],
  ...['profitTarget', 'stopLoss', 'trigger', 'freq'],
];

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
      legProblem(field, value, schemas, contract, field.name);
    if (problem !== undefined) return { field: field.name, problem };
  }
  return undefined;
}

/** Objects within the body, in lists and in JSON as text too: the legs of an order, the brackets of a strategy. */
function legProblem(
  field: Pick<Field, 'ref' | 'json' | 'items'>,
  value: Json,
  schemas: Schemas,
  contract: NamedContract | undefined,
  name: string,
): Text | undefined {
  const { ref = field.json, items } = field;
  if (Array.isArray(value)) {
    const problems = (value as readonly Json[]).map((item, index) =>
      legProblem(items ?? {}, item, schemas, contract, `${name}[${index}]`),
    );
    return problems.find((problem) => problem !== undefined);
  }
  const leg = field.json !== undefined && typeof value === 'string' ? parseOrNull(value) : value;
  if (ref === undefined || !isObject(leg)) return undefined;
  for (const member of schemas.get(ref) ?? []) {
    const path = `${name}.${member.name}`;
    const value = leg[member.name];
    const problem =
      value === undefined
        ? isNeeded(member, leg)
          ? t("'{0}' is required.", path)
          : undefined
        : (strayProblem(member, leg, path) ??
          (contract && tickProblem(member, value, contract, path)) ??
          legProblem(member, value, schemas, contract, path));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Another check says that it is no JSON. */
function parseOrNull(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
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
  const tick = plainDecimal(contract.tickSize);
  return t("'{0}' must be a multiple of {1}, the tick size of {2}.", path, tick, contract.symbol);
}
