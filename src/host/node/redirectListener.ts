import type * as nodeHttp from 'node:http';

/** The name must be this machine's: a web page elsewhere could let its own name lead here. */
const HOST = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/i;
/** `localhost` may mean either. */
const LOOPBACK = ['127.0.0.1', '::1'] as const;

export interface RedirectListener {
  /** Path and query of the one request that came to the path. */
  readonly request: Promise<string>;
  dispose(): void;
}

/**
 * Listens on loopback only for one request to a path, answers it with a page, and closes. Any other request gets 404.
 * Rejects with a Node error, such as `EADDRINUSE`.
 */
export async function listenForRedirect(port: number, path: string, page: string): Promise<RedirectListener> {
  const http = await import('node:http');
  let resolve: (request: string) => void = () => undefined;
  const request = new Promise<string>((done) => (resolve = done));
  let isAnswered = false;
  const servers: nodeHttp.Server[] = [];
  const dispose = () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  const answer = (incoming: nodeHttp.IncomingMessage, response: nodeHttp.ServerResponse) => {
    const { method, url = '', headers } = incoming;
    if (isAnswered || method !== 'GET' || url.split('?')[0] !== path || !HOST.test(headers.host ?? '')) {
      response.writeHead(404, { Connection: 'close' }).end();
      return;
    }
    isAnswered = true;
    // Also when the browser is closed before it has read the page.
    response.once('close', () => {
      resolve(url);
      dispose();
    });
    response.writeHead(200, PAGE_HEADERS).end(page);
  };
  try {
    for (const address of LOOPBACK) servers.push(await open(http.createServer(answer), port, address));
  } catch (error) {
    // A machine without IPv6 listens on IPv4 alone.
    if (servers.length === 0 || !isMissingAddress(error)) {
      dispose();
      throw error;
    }
  }
  return { request, dispose };
}

/** The code in the address stays in this page: nothing is loaded, stored, or sent to another site. */
const PAGE_HEADERS = {
  'Content-Type': 'text/html;charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  Connection: 'close',
} as const;

function open(server: nodeHttp.Server, port: number, host: string): Promise<nodeHttp.Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function isMissingAddress(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}
