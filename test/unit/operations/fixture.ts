import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseCatalog, type Field, type Operation } from '../../../src/core/operations/catalog';
import { withMarketData } from '../../../src/core/operations/marketData';
import { isSecret } from '../../../src/core/operations/sampleValues';
import { buildRequest, type RequestData, type RequestOptions } from '../../../src/core/operations/buildRequest';

export const catalogueText = readFileSync(
  new URL('../../../src/core/operations/operations.json', import.meta.url),
  'utf8',
);
export const catalogue = parseCatalog(catalogueText);
/** With what a WebSocket alone carries. */
export const everything = withMarketData(catalogue);
export const baseUrl = 'https://demo.tradovateapi.com/v1';

export function operation(id: string): Operation {
  const found = everything.byId.get(id);
  assert.ok(found, `${id} is not in the catalogue`);
  return found;
}

export function request(id: string, options: Partial<RequestOptions> = {}): RequestData {
  return buildRequest(operation(id), { baseUrl, schemas: everything.schemas, ...options });
}

/**
 * Operations in which each kind of value stands at least once: most of the 370 differ in nothing but their path. All of them
 * are rendered, parsed and run in test/run, which may take its time.
 */
export const kindsOfOperations: readonly Operation[] = withNews(catalogue.operations, kindsIn);

function kindsIn({ params, body, auth, kind, method }: Operation): readonly string[] {
  const kindOf = ({ name, type, ref, format, required, items, enum: choices }: Field) =>
    [type, ref, format, required, items?.type, choices !== undefined, isSecret(name)].join();
  return [
    [method, auth, kind, params.length, body === undefined].join(),
    ...params.map((field) => `in the query: ${kindOf(field)}`),
    ...(body?.fields ?? []).map(kindOf),
  ];
}

function withNews<T>(list: readonly T[], newsIn: (one: T) => readonly string[]): readonly T[] {
  const known = new Set<string>();
  return list.filter((one) => {
    const before = known.size;
    for (const news of newsIn(one)) known.add(news);
    return known.size > before;
  });
}

/** Source: models.md, "Faults seen", and the list of issue 5. */
export const hostile: readonly string[] = [
  'plain',
  '$HOME$(id)',
  "'",
  '"',
  'ends with \\',
  '`id`',
  '}{{',
  '!',
  '%PATH%',
  '${x}',
  'two\nlines\r\nand a\ttab',
  '\u0001\u001b[31m\u007f\u0085',
  '🚀 👩‍💻',
  'שלום \u202eabc\u202c',
  'Zoë – “quoted” ‘single’',
  '\u2028\u2029\ufeff',
  '</script><!--',
  "'; id; '",
  '@file',
  'a=b&c=d+e%20#f?',
  '\\u0041 \\n ${1:x} $0',
  'x'.repeat(8192),
];
