import type { SocketKind } from '../streams/connection/socketUrl';
import type { LogEntry } from '../streams/tables/logEntry';

type Entry = Pick<LogEntry, 'time' | 'direction' | 'text'> & { readonly socket: SocketKind };

/**
 * A frame as data: what an `a` frame holds as JSON, a request by its four fields, anything else as text. Integers beyond what
 * JavaScript holds would change, so such a frame stays text.
 */
export function frameContent(text: string): unknown {
  if (text.startsWith('a[')) return parse(text.slice(1)) ?? text;
  const [endpoint = '', id, query = '', ...body] = text.split('\n');
  if (id === undefined) return text;
  const content = body.join('\n');
  return {
    endpoint,
    id: Number(id),
    ...(query === '' ? {} : { query }),
    ...(content === '' ? {} : { body: parse(content) ?? content }),
  };
}

/** For the clipboard: one message as an object, several as an array. */
export function toJson(entries: readonly Entry[]): string {
  const objects = entries.map(toObject);
  return JSON.stringify(objects.length === 1 ? objects[0] : objects, undefined, 2);
}

/** For a file: one JSON object a line. */
export function toNdjson(entries: readonly Entry[]): string {
  return entries.map((entry) => `${JSON.stringify(toObject(entry))}\n`).join('');
}

function toObject({ time, direction, text, socket }: Entry) {
  return { time: new Date(time).toISOString(), socket, direction, message: frameContent(text) };
}

function parse(json: string): unknown {
  if (/\d{16}/.test(json)) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
