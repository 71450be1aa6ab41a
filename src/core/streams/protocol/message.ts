/** One element of an `a` frame. Source: streams, "Server frames". */
export type ServerMessage =
  | {
      readonly kind: 'response';
      /** Of the request; `undefined` where the service names none that could be one. */
      readonly id: number | undefined;
      /** As HTTP has it. */
      readonly status: number;
      /** 2xx: what the REST operation would return. Else mostly text. May be absent. */
      readonly data: unknown;
    }
  | { readonly kind: 'event'; readonly event: string; readonly data: unknown }
  /** Neither: to be ignored. */
  | { readonly kind: 'unknown' };

const NUMERIC = /^\d{1,15}$/;

/** An element, which may be anything. */
export function readMessage(element: unknown): ServerMessage {
  if (!isRecord(element)) return { kind: 'unknown' };
  const { e, i, s, d } = element;
  if (typeof e === 'string') return { kind: 'event', event: e, data: d };
  const status = toNumber(s);
  return status === undefined ? { kind: 'unknown' } : { kind: 'response', id: toNumber(i), status, data: d };
}

/** One page of the documents has ids as text. */
function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' && NUMERIC.test(value) ? Number(value) : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
