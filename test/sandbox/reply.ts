import { randomUUID } from 'node:crypto';

/** An answer as data; http.ts writes it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** It leaves that much later. */
  readonly delayMs?: number;
  /** The connection is destroyed before the first byte or in the middle of the body, or nothing ever comes. */
  readonly broken?: 'before' | 'mid' | 'never';
  /** Of the `Date` header alone. */
  readonly dateOffsetMs?: number;
}

export const JSON_TYPE = 'application/json; charset=utf-8';

export function reply(status: number, body = '', type?: string): Reply {
  return { status, body, headers: type === undefined ? {} : { 'Content-Type': type } };
}

export const json = (value: unknown, status = 200): Reply => reply(status, JSON.stringify(value), JSON_TYPE);

export const text = (status: number, body: string): Reply => reply(status, body, 'text/plain; charset=utf-8');

/** Contract, "Refusal and faults": 200 with `errorText`. */
export const refusal = (errorText: string): Reply => json({ errorText });

/** Contract: 500 is plain text with an id. */
export const serverFault = (): Reply => text(500, `Internal Server Error, error id: ${randomUUID()}`);

export function page(status: number, title: string): Reply {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>proxy</body></html>\n`;
  return reply(status, body, 'text/html; charset=utf-8');
}

/** Its object, where the body is one. */
export function fieldsOf({ body, headers }: Reply): Record<string, unknown> | undefined {
  if (headers['Content-Type'] !== JSON_TYPE) return undefined;
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
