import { catalog, fieldsOfSchema, type Field, type Operation } from '../../sandbox/operations/catalog';
import type { Sandbox } from '../../sandbox/sandbox';

/** What stands for the placeholders of the catalog's examples. */
export interface Filling {
  readonly orderId?: number;
  readonly strategyId?: number;
  readonly positionId?: number;
}

/** The catalog's own body for an operation, or the required fields alone, ready to be sent to that sandbox. */
export function bodyFor(operation: Operation, sandbox: Sandbox, filling: Filling = {}): unknown {
  const { example, body } = operation;
  if (example !== undefined) return filled(example, sandbox, filling);
  return body ? requiredOf(body.fields) : undefined;
}

/** Replaces placeholders: `about.legend.placeholders` of the catalog's file. */
export function filled(value: unknown, sandbox: Sandbox, filling: Filling = {}): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(one, sandbox, filling));
  if (typeof value !== 'object' || value === null) return value;
  const [first] = Object.entries(value);
  if (first?.[0].startsWith('$')) return placeholder(value as Record<string, unknown>, sandbox, filling);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, sandbox, filling)]));
}

function placeholder(value: Readonly<Record<string, unknown>>, { world }: Sandbox, filling: Filling): unknown {
  const root =
    [value['$symbol'], value['$contract'], value['$product']].find((one) => typeof one === 'string') ?? 'MES';
  const contract = world.contracts.front(root);
  const account = world.accounts[0];
  if (!contract || !account) throw new Error('The sandbox has no account or contract.');
  const { tickSize } = contract.product;
  const found: Readonly<Record<string, unknown>> = {
    $account: value['$account'] === 'id' ? account.id : account.name,
    $symbol: contract.name,
    $contract: contract.id,
    $product: contract.product.id,
    $price: world.market.lastPrice(contract.id) + Number(value['ticks'] ?? 0) * tickSize,
    $order: filling.orderId ?? 1,
    $orderStrategy: filling.strategyId ?? 1,
    $position: filling.positionId ?? 1,
    $chart: 1,
    $time: '2026-11-18T15:30:00.000Z',
    $reportDate: '11/24/2026',
  };
  return found[Object.keys(value)[0] ?? ''];
}

function requiredOf(fields: readonly Field[]): Record<string, unknown> {
  const required = fields.filter((field) => field.required);
  return Object.fromEntries(required.map((field) => [field.name, sampleOf(field)]));
}

function sampleOf({ type, ref, enum: choices, format, minimum, items, name, minItems = 0 }: Field): unknown {
  if (ref !== undefined) return requiredOf(fieldsOfSchema(ref));
  if (choices) return choices[0];
  if (type === 'boolean') return false;
  if (type === 'array') return Array.from({ length: minItems }, () => sampleOf({ name, required: true, ...items }));
  if (type === 'integer' || type === 'number') return Math.max(1, (minimum ?? 0) + 1);
  if (type === 'object') return {};
  return format === 'date-time' ? '2026-11-24T12:00:00.000Z' : 'text';
}

/** Fields of the schema that an object lacks or should not have. */
export function shapeProblems(entry: Readonly<Record<string, unknown>>, schema: string): readonly string[] {
  const fields = catalog.schemas.get(schema) ?? [];
  const missing = fields.filter(({ name, required }) => required && !(name in entry));
  const wrong = Object.entries(entry).filter(([name, value]) => {
    const field = fields.find((one) => one.name === name);
    if (!field) return fields.length > 0;
    if (field.enum && !field.enum.includes(String(value))) return true;
    const type = field.type === 'integer' ? 'number' : field.type === 'array' ? 'object' : field.type;
    return type !== undefined && typeof value !== type;
  });
  return [...missing.map(({ name }) => `${name} is missing`), ...wrong.map(([name]) => `${name} is wrong`)];
}
