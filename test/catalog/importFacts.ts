import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Brings a new edition of the collected facts about the service into the product's catalog:
 * `npx tsx test/catalog/importFacts.ts FILE`. The file has the shape of the catalog itself (`about.legend` describes it).
 * The project only needs the result, so nothing else refers to that file.
 */
const target = fileURLToPath(new URL('../../src/core/operations/operations.json', import.meta.url));

/** Decisions of this project, which no file of facts has. */
const OURS = ['handledBySession'];

/** The steps of an OAuth sign-in, made from one published operation and its page: they stay as they are. */
const OUR_OPERATIONS = ['oAuthAuthorize', 'oAuthToken', 'oAuthRefresh'];

/** The same of fields of schemas: what the keys of an object lead to, which the published files leave out. */
const OURS_OF_FIELDS = ['values', 'note'];

interface Operation {
  readonly id: string;
  readonly [property: string]: unknown;
}

interface Field {
  readonly name: string;
  readonly [property: string]: unknown;
}

interface Facts {
  readonly about: Readonly<Record<string, unknown>>;
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, readonly Field[]>>;
  readonly sockets: Readonly<Record<string, unknown>>;
  readonly reports: unknown;
}

/** Every parameter travels in the query, and what a file does not say of a field is no fact about it. */
function withoutRedundancy(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('in' in value) || value.in !== 'query') return value;
  const { in: _in, ...field } = value;
  return field;
}

const compact = (value: unknown): string => JSON.stringify(value, withoutRedundancy);

/** One operation, schema or endpoint a line, so that a new edition can be reviewed as a diff. */
function catalogText({ about, operations, schemas, sockets, reports }: Facts): string {
  const lines = (entries: readonly string[]) => entries.join(',\n');
  const members = (of: Readonly<Record<string, unknown>>) =>
    lines(Object.entries(of).map(([name, value]) => `${JSON.stringify(name)}:${compact(value)}`));
  return [
    `{"about":{`,
    `${members(about)}},`,
    `"operations":[`,
    `${lines(operations.map(compact))}],`,
    `"schemas":{`,
    `${members(schemas)}},`,
    `"sockets":{`,
    `${members(sockets)}},`,
    `"reports":${compact(reports)}}`,
    '',
  ].join('\n');
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file with the facts: npx tsx test/catalog/importFacts.ts FILE');
const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts;
const before = JSON.parse(readFileSync(target, 'utf8')) as Facts;
const previous = new Map(before.operations.map((operation) => [operation.id, operation]));
const listed = facts.operations.flatMap((operation) =>
  operation.id === 'oAuthToken' ? before.operations.filter(({ id }) => OUR_OPERATIONS.includes(id)) : [operation],
);
const lost = [...previous.keys()].filter((id) => !listed.some((operation) => operation.id === id));
// Key bindings name operations by id.
if (lost.length > 0) throw new Error(`These operations would be lost: ${lost.join(', ')}`);
const operations = listed.map((operation) => {
  const ours = OURS.filter((property) => previous.get(operation.id)?.[property] !== undefined);
  return {
    ...operation,
    ...Object.fromEntries(ours.map((property) => [property, previous.get(operation.id)?.[property]])),
  };
});
const schemas = Object.fromEntries(
  Object.entries(facts.schemas).map(([name, fields]) => [
    name,
    fields.map((field) => {
      const ours = before.schemas[name]?.find((one) => one.name === field.name && 'values' in one);
      return {
        ...field,
        ...(ours && Object.fromEntries(OURS_OF_FIELDS.map((property) => [property, ours[property]]))),
      };
    }),
  ]),
);
writeFileSync(target, catalogText({ ...facts, operations, schemas }));
