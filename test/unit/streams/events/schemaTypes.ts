/** The TypeScript of `src/core/streams/events/schemas.ts`, from the schemas of operations.json. */

interface SchemaField {
  readonly name: string;
  readonly required: boolean;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly ref?: string;
  readonly items?: Omit<SchemaField, 'name' | 'required'>;
}

interface OperationsFile {
  readonly schemas: Readonly<Record<string, readonly SchemaField[]>>;
  readonly sockets: {
    readonly entityTypes: readonly { readonly entityType: string; readonly schema: string; readonly list: string }[];
    readonly events: readonly { readonly schema: string }[];
  };
}

/** Responses of the market data requests; those of operations belong to the catalog. */
const RESPONSES = ['MarketDataSubscriptionResult', 'ChartSubscriptionResult', 'ChartDescription', 'ChartTimeRange'];

export function schemaTypes(json: string): string {
  const { schemas, sockets } = JSON.parse(json) as OperationsFile;
  const entities = sockets.entityTypes.map(({ schema }) => schema);
  const names = new Set<string>();
  const add = (name: string) => {
    if (names.has(name)) return;
    names.add(name);
    for (const field of schemas[name] ?? []) for (const ref of [field.ref, field.items?.ref]) if (ref) add(ref);
  };
  for (const name of [...entities, ...sockets.events.map(({ schema }) => schema), ...RESPONSES]) add(name);
  const interfaces = [...names].sort().map((name) => {
    const fields = (schemas[name] ?? []).map((field) => {
      // Without an id an entity can't be kept, so the reader drops it.
      const required = field.required || (field.name === 'id' && entities.includes(name));
      return `  readonly ${field.name}${required ? '' : '?'}: ${typeOf(field)};`;
    });
    return `export interface ${name} {\n${fields.join('\n')}\n}`;
  });
  const byType = sockets.entityTypes.map(({ entityType, schema }) => `  readonly ${entityType}: ${schema};`);
  const lists = sockets.entityTypes.map(({ entityType, list }) => `  ${entityType}: '${list}',`);
  return [
    '/** Generated from the schemas of operations.json by test/unit/streams/events/schemaTypes.ts; its test says how. */',
    ...interfaces,
    `/** \`entityType\` of an event → the entity. */\nexport interface EntityByType {\n${byType.join('\n')}\n}`,
    `/** \`entityType\` → the list of the response to user/syncrequest. */\nexport const ENTITY_LISTS = {\n${lists.join('\n')}\n} as const;`,
    '',
  ].join('\n\n');
}

function typeOf({ type, ref, items, enum: values }: Omit<SchemaField, 'name' | 'required'>): string {
  if (values) return values.map((value) => `'${value}'`).join(' | ');
  if (ref !== undefined) return ref;
  if (type === 'array') return `readonly ${items ? typeOf(items) : 'unknown'}[]`;
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'string' || type === 'boolean' ? type : 'Readonly<Record<string, unknown>>';
}
