import type { Field, Schemas, Shape } from '../../operations/catalog';
import type { RequestData } from '../../operations/buildRequest';
import { keyOf } from './javascript';
import { block, nested, type CodeNode } from '../codeBuilder';
import { jsString } from '../stringLiterals';

/** TypeScript's name for what an operation answers. */
export function answerType({ operation, schemas }: RequestData): string {
  const { response } = operation;
  if (response === null) return 'unknown';
  return typeOf(
    response.array ? { type: 'array', items: { ref: response.schema } } : { ref: response.schema },
    schemas,
  );
}

/** The same where `errorText` may come in its place. */
export function refusableType(request: RequestData): string {
  const type = answerType(request);
  const refusal = '{ errorText?: string }';
  if (type === 'unknown') return refusal;
  const described = request.schemas.get(type)?.some(({ name }) => name === 'errorText') ?? false;
  return described ? type : `${type} & ${refusal}`;
}

/** The interfaces of an answer, the outermost first, each once and with an empty line behind. */
export function interfacesOf({ operation, schemas }: RequestData): CodeNode[] {
  const names = new Set(operation.response === null ? [] : [operation.response.schema]);
  // A set grows while it is walked: what an interface names is visited too.
  for (const name of names) {
    for (const { ref, items } of schemas.get(name) ?? []) {
      for (const inner of [ref, items?.ref]) if (inner !== undefined) names.add(inner);
    }
  }
  return [...names].flatMap((name) => {
    const members = schemas.get(name)?.map((field) => member(field, schemas));
    return members ? [block(`interface ${name} {`, members, '}'), ''] : [];
  });
}

const WIDTH = 100;

function member(field: Field, schemas: Schemas): CodeNode {
  const head = `${keyOf(field.name)}${field.required ? '' : '?'}:`;
  const type = typeOf(field, schemas);
  if (field.enum === undefined || head.length + type.length < WIDTH) return `${head} ${type};`;
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
      return 'Record<string, unknown>';
    default:
      return 'unknown';
  }
}
