import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseCatalog, type Operation } from '../../../src/core/operations/catalog';
import { buildRequest, type RequestData, type RequestOptions } from '../../../src/core/operations/buildRequest';

export const catalogText = readFileSync('src/core/operations/operations.json', 'utf8');
export const catalog = parseCatalog(catalogText);
export const everything = catalog;
/** The front month of the S&P 500 is December. */
export const now = Date.parse('2026-11-24T12:00:00Z');
export const baseUrl = 'https://demo.tradovateapi.com/v1';

export function operation(id: string): Operation {
  const found = everything.byId.get(id);
  assert.ok(found, `${id} is not in the catalog`);
  return found;
}

export function request(id: string, options: Partial<RequestOptions> = {}): RequestData {
  return buildRequest(operation(id), { baseUrl, schemas: everything.schemas, now, ...options });
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
