import { UserFacingError } from '../platform/errors';
import { isRecord } from '../platform/isRecord';
import { t } from '../platform/text';
import type { Field } from './field';
import { readServiceFacts, type ServiceFacts } from './serviceFacts';

export type { Conditions, Field, Scalar, Shape } from './field';

/** The permission of the API key that an operation needs. `FullAccess` includes `Read`. */
export interface Rights {
  readonly group: string;
  readonly access: 'Read' | 'FullAccess';
}

export interface Operation {
  /** Used in key bindings: never changes. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** After the base URL: `/account/list`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly auth: 'bearer' | 'none';
  /** `mutation` modifies data: never repeated automatically. `lifecycle`: token and session calls. */
  readonly kind: 'query' | 'mutation' | 'lifecycle';
  /** A call that the session sends itself, because each one counts and replaces the token. */
  readonly handledBySession?: 'sign-in' | 'renewal';
  /** Parameters of the query string. */
  readonly params: readonly Field[];
  readonly body?: { readonly schema: string; readonly fields: readonly Field[] };
  readonly response: { readonly schema: string; readonly array: boolean } | null;
  /** Absent for the auth calls. */
  readonly rights?: Rights;
  /** `demo only`, `live only`, `demo and live`, `production only`. Absent: nobody says. */
  readonly environments?: string;
  /** Absent: in the public reference. */
  readonly audience?: 'retail' | 'organization' | 'partner';
  /** In words, by IP address and rolling hour: `300/h, all requests, 3 s back-off`. */
  readonly rateLimit?: string;
  /** Absent: HTTP, and the trading socket as well. */
  readonly transport?: 'socket' | 'socket:replay';
  /** Ids of the operations that the vendor wants partners to use instead. */
  readonly replacedBy?: readonly string[];
  readonly deprecated?: string;
  /** Body that the service accepts once its placeholders are filled; `about.legend` in the file describes them. */
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly notes?: string;
}

export type Schemas = ReadonlyMap<string, readonly Field[]>;

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
  return {
    operations,
    byId: new Map(operations.map((operation) => [operation.id, operation])),
    schemas: new Map(schemas),
    facts: readServiceFacts(file),
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
