import { UserFacingError } from '../platform/errors';
import { isRecord } from '../platform/isRecord';
import { t } from '../platform/text';
import type { Field } from './field';
import type { Operation } from './operation';
import { readServiceFacts, type ServiceFacts } from './serviceFacts';
import { marketDataOperations } from './socketOperations';

export type { Operation, Rights } from './operation';
export type { Conditions, Field, Scalar, Shape } from './field';

export type Schemas = ReadonlyMap<string, readonly Field[]>;

/** The operations of the API, with the steps of an OAuth sign-in, and those of the market data socket last. */
export interface Catalog {
  readonly operations: readonly Operation[];
  readonly byId: ReadonlyMap<string, Operation>;
  readonly schemas: Schemas;
  readonly facts?: ServiceFacts;
}

/**
 * Parses `operations.json`, which ships with the extension and is loaded on first use. It is trusted, so only what other code
 * relies on is checked.
 * @throws {UserFacingError} the file is damaged
 */
export function parseCatalog(json: string): Catalog {
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    throw damaged();
  }
  if (!isRecord(file) || !Array.isArray(file['operations']) || !isRecord(file['schemas'])) throw damaged();
  const operations: readonly unknown[] = file['operations'];
  const schemas = Object.entries(file['schemas']);
  if (operations.length === 0 || !operations.every(isOperation)) throw damaged();
  if (!schemas.every(isSchema)) throw damaged();
  const facts = readServiceFacts(file);
  const all = [...operations, ...marketDataOperations(facts)];
  return {
    operations: all,
    byId: new Map(all.map((operation) => [operation.id, operation])),
    schemas: new Map(schemas),
    facts,
  };
}

function damaged(): UserFacingError {
  return new UserFacingError('storage', t('The extension is corrupted. Reinstall it and reload the window.'), {
    remedies: ['reload-window'],
  });
}

function isOperation(value: unknown): value is Operation {
  if (!isRecord(value)) return false;
  const { id, method, path, tag, summary, auth, params, body, response } = value;
  return (
    [id, tag, summary].every((text) => typeof text === 'string' && text !== '') &&
    (method === 'GET' || method === 'POST') &&
    typeof path === 'string' &&
    path.startsWith('/') &&
    (auth === 'bearer' || auth === 'none') &&
    areFields(params) &&
    (body === undefined || (isRecord(body) && areFields(body['fields']))) &&
    (response === null || isRecord(response))
  );
}

function isSchema(entry: [string, unknown]): entry is [string, readonly Field[]] {
  return areFields(entry[1]);
}

function areFields(value: unknown): value is readonly Field[] {
  return Array.isArray(value) && value.every((field) => isRecord(field) && typeof field['name'] === 'string');
}

/** Parameters of the query, then fields of the body. */
export function fieldsOf({ params, body }: Pick<Operation, 'params' | 'body'>): readonly Field[] {
  return [...params, ...(body?.fields ?? [])];
}
