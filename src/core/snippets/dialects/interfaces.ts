import type { Field, Schemas, Shape } from '../../operations/catalog';
import type { RequestData } from '../../operations/buildRequest';
import { keyOf } from './javascript';
import { block, nested, type CodeNode } from '../codeBuilder';
import { jsString } from '../stringLiterals';

/** The TypeScript type of an operation's response. */
export function responseType({ operation, schemas }: RequestData): string {
  const { response } = operation;
  // An empty body.
  if (response === null) return 'null';
  return typeOf(
    response.array ? { type: 'array', items: { ref: response.schema } } : { ref: response.schema },
    schemas,
  );
}

/** The interfaces of a response, the outermost first, each followed by an empty line. */
export function interfacesOf({ operation, schemas }: RequestData): CodeNode[] {
  const names = new Set(operation.response === null ? [] : [operation.response.schema]);
  // The loop also visits the names that it adds.
  for (const name of names) {
    for (const { ref, items, values } of schemas.get(name) ?? []) {
      for (const inner of [ref, items?.ref, values?.ref]) if (inner !== undefined) names.add(inner);
    }
  }
  return [...names].flatMap((name) => {
    const members = schemas.get(name)?.map((field) => member(field, schemas));
    return members ? [block(`interface ${name} {`, members, '}'), ''] : [];
  });
}

const MAX_WIDTH = 100;

function member(field: Field, schemas: Schemas): CodeNode {
  const head = `${keyOf(field.name)}${field.required ? '' : '?'}:`;
  const type = typeOf(field, schemas);
  // What the keys are, and where the type is from.
  const note = field.type === 'object' && field.note !== undefined ? ` // ${field.note}` : '';
  if (field.enum === undefined || head.length + type.length < MAX_WIDTH) return `${head} ${type};${note}`;
  const last = field.enum.length - 1;
  return nested(
    head,
    field.enum.map((each, index) => `| ${jsString(each)}${index === last ? ';' : ''}`),
  );
}

function typeOf(shape: Shape, schemas: Schemas): string {
  if (shape.ref !== undefined) return schemas.has(shape.ref) ? shape.ref : 'unknown';
  if (shape.enum !== undefined) return shape.enum.map(jsString).join(' | ');
  switch (shape.type) {
    case 'array': {
      const element = typeOf(shape.items ?? {}, schemas);
      return element.includes('|') ? `(${element})[]` : `${element}[]`;
    }
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
      return shape.type;
    case 'object':
      return `Record<string, ${typeOf(shape.values ?? {}, schemas)}>`;
    default:
      return 'unknown';
  }
}
