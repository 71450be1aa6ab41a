import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RequestData } from '../../../src/core/operations/buildRequest';
import { dialectById } from '../../../src/core/snippets/dialects/index';
import { render } from '../../../src/core/snippets/render';
import type { ReceivedRequest } from '../../unit/snippets/running';

/** A request as each kind of library takes it. */
export interface Asked {
  readonly data: RequestData;
  readonly token: string;
  readonly seen: ReceivedRequest;
}

/** What a library has to prepare is outside of the function that is measured. By the id of our dialect. */
export type Dialects = Readonly<Record<string, (asked: Asked) => () => unknown>>;

export interface Library {
  readonly name: string;
  /** Absent: it is ours. */
  readonly version?: string;
  /** @param require of the folder in which it is installed */
  load(require: NodeJS.Require): Promise<Dialects>;
}

export const OURS = 'ours';

export const libraries: readonly Library[] = [
  {
    name: OURS,
    load: () => Promise.resolve(ours()),
  },
  {
    name: 'httpsnippet',
    version: '3.0.10',
    load: async (require) => {
      const { HTTPSnippet } = await imported<HarLibrary>(require, 'httpsnippet');
      return {
        curl: ofHar((har) => new HTTPSnippet(har).convert('shell', 'curl')),
        fetch: ofHar((har) => new HTTPSnippet(har).convert('javascript', 'fetch')),
        axios: ofHar((har) => new HTTPSnippet(har).convert('javascript', 'axios')),
        python: ofHar((har) => new HTTPSnippet(har).convert('python', 'python3')),
        'python-requests': ofHar((har) => new HTTPSnippet(har).convert('python', 'requests')),
      };
    },
  },
  {
    name: '@readme/httpsnippet',
    version: '11.4.0',
    load: async (require) => {
      const { HTTPSnippet } = await imported<HarLibrary>(require, '@readme/httpsnippet');
      const convert = (target: string, client: string) =>
        ofHar((har) => (new HTTPSnippet(har).convert(target, client) as readonly string[])[0]);
      return {
        curl: convert('shell', 'curl'),
        fetch: convert('javascript', 'fetch'),
        'python-requests': convert('python', 'requests'),
      };
    },
  },
  {
    name: '@scalar/snippetz',
    version: '0.10.2',
    load: async (require) => {
      const { snippetz } = await imported<Snippetz>(require, '@scalar/snippetz');
      const { print } = snippetz();
      return {
        curl: ofHar((har) => print('shell', 'curl', har)),
        fetch: ofHar((har) => print('js', 'fetch', har)),
        python: ofHar((har) => print('python', 'python3', har)),
        // Its snippets lack the import.
        'python-requests': ofHar((har) => `import requests\n${print('python', 'requests', har) ?? ''}`),
      };
    },
  },
  {
    name: 'postman-code-generators',
    version: '2.1.1',
    load: (require) => {
      const { convert } = require('postman-code-generators') as Postman;
      const { Request } = require('postman-collection') as PostmanCollection;
      const of = (language: string, variant: string) => (asked: Asked) => {
        const request = new Request(postmanRequest(asked));
        let text: unknown;
        return () => {
          convert(language, variant, request, {}, (_, snippet) => (text = snippet));
          return text;
        };
      };
      return Promise.resolve({
        curl: of('curl', 'cURL'),
        fetch: of('javascript', 'Fetch'),
        python: of('python', 'http.client'),
        'python-requests': of('python', 'Requests'),
      });
    },
  },
];

interface HarLibrary {
  readonly HTTPSnippet: new (har: object) => { convert(target: string, client: string): unknown };
}
interface Snippetz {
  readonly snippetz: () => { readonly print: (target: string, client: string, har: object) => string | undefined };
}
interface Postman {
  readonly convert: (
    language: string,
    variant: string,
    request: object,
    options: object,
    done: (error: unknown, snippet: unknown) => void,
  ) => void;
}
interface PostmanCollection {
  readonly Request: new (request: object) => object;
}

async function imported<T>(require: NodeJS.Require, name: string): Promise<T> {
  const library = (await import(pathToFileURL(require.resolve(name)).href)) as T & { readonly default?: T };
  // What was compiled to CommonJS has its names there.
  return { ...library.default, ...library };
}

/** The dialects of the extension. */
function ours(): Dialects {
  return Object.fromEntries(
    ['curl', 'fetch', 'axios', 'python', 'python-requests', 'python-httpx', 'go'].map((id) => {
      const dialect = dialectById(id);
      if (!dialect) throw new Error(`no dialect ${id}`);
      return [
        id,
        ({ data, token: value }: Asked) => {
          const token = { kind: 'literal', value } as const;
          return () => render(data, { dialect, token }).plain;
        },
      ];
    }),
  );
}

/** HAR, which three of them take: values in it are not encoded. */
function ofHar(convert: (har: object) => unknown): (asked: Asked) => () => unknown {
  return ({ seen: { method, url, query, headers, body } }) => {
    const named = (entries: readonly (readonly [string, string])[]) =>
      entries.map(([name, value]) => ({ name, value }));
    const har = {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: named(Object.entries(headers)),
      queryString: named(query),
      cookies: [],
      headersSize: -1,
      bodySize: -1,
      ...(body === undefined ? {} : { postData: { mimeType: 'application/json', text: JSON.stringify(body) } }),
    };
    return () => convert(har);
  };
}

function postmanRequest({ seen: { method, url, query, headers, body } }: Asked): object {
  const { protocol, hostname, port, pathname } = new URL(url);
  const keyed = (entries: readonly (readonly [string, string])[]) => entries.map(([key, value]) => ({ key, value }));
  return {
    method,
    url: {
      protocol: protocol.slice(0, -1),
      host: hostname.split('.'),
      port,
      path: pathname.slice(1).split('/'),
      query: keyed(query),
    },
    header: keyed(Object.entries(headers)),
    ...(body === undefined
      ? {}
      : { body: { mode: 'raw', raw: JSON.stringify(body), options: { raw: { language: 'json' } } } }),
  };
}

/** @param folder of the installed library, or of the project for ours */
export function loadFrom(folder: string, library: Library): Promise<Dialects> {
  return library.load(createRequire(join(folder, 'index.js')));
}
