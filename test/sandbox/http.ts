import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './reply';
import { routeOf, type Received } from './request';

/** No request of the contract comes near it; what is longer is not read. */
const LONGEST_BODY = 1024 * 1024;

/** So that the web host, which is a page, can call: what it may send, and what it may read. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'authorization, content-type, accept',
  'Access-Control-Expose-Headers': 'Date, Location',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Max-Age': '600',
};

/** @returns `undefined` if it was cut off or is too long */
export async function receive(message: IncomingMessage, origin: string): Promise<Received | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of message) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > LONGEST_BODY) return undefined;
    }
  } catch {
    return undefined;
  }
  const [path = '', query = ''] = (message.url ?? '').split(/\?(.*)/s);
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: message.method ?? '',
    path,
    route: routeOf(path),
    query,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
    origin,
  };
}

/**
 * Writes the answer, broken if it is to be.
 * @param written receives the status right before it leaves; not called where nothing leaves
 */
export async function write(
  answer: Reply,
  response: ServerResponse,
  serviceTime: () => number,
  written: (status: number) => void,
): Promise<void> {
  if (response.destroyed || answer.broken === 'never') return;
  if (answer.broken === 'before') {
    response.destroy();
    return;
  }
  const body = Buffer.from(answer.body, 'utf8');
  response.sendDate = false;
  response.writeHead(answer.status, {
    ...CORS,
    Date: new Date(serviceTime() + (answer.dateOffsetMs ?? 0)).toUTCString(),
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...answer.headers,
  });
  if (answer.broken === 'mid') {
    const half = body.subarray(0, Math.ceil(body.length / 2));
    await new Promise((sent) => response.write(half, sent));
    response.destroy();
    return;
  }
  written(answer.status);
  response.end(body);
}
