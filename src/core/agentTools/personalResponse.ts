import type { Operation, Schemas, Shape } from '../operations/catalog';
import { isPersonalField } from '../platform/personalFields';
import { hasPersonalData } from '../requests/response/personalData';

/** Whether a response that can't be parsed may identify somebody: then no part of it can be passed on. */
export function mayIdentify(operation: Operation, body: string, schemas: Schemas): boolean {
  return hasPersonalData(operation, body) || isPersonalSchema(operation.response?.schema, schemas, new Set());
}

/** @param seen schemas refer to each other in circles */
function isPersonalSchema(name: string | undefined, schemas: Schemas, seen: Set<string>): boolean {
  if (name === undefined || seen.has(name)) return false;
  seen.add(name);
  const fields = schemas.get(name) ?? [];
  return fields.some(
    (field) =>
      isPersonalField(field.name) ||
      [...namedIn(field), field.json].some((inner) => isPersonalSchema(inner, schemas, seen)),
  );
}

function namedIn({ ref, items, values }: Shape): readonly (string | undefined)[] {
  return [ref, ...[items, values].flatMap((inner) => (inner ? namedIn(inner) : []))];
}
