import * as v from 'valibot';
import { TIME_FRAMES, type TimeFrame } from '../streams/events/requests';
import type { StreamTab } from './streamMessages';

const MAX_NAME_LENGTH = 200;
/** UTF-16 units. */
const MAX_BODY_LENGTH = 64 * 1024;

const name = v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH));
const symbol = v.pipe(v.string(), v.maxLength(40));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const socket = v.picklist(['trading', 'marketData', 'replay']);
const tab = v.picklist(['account', 'quotes', 'depth', 'chart', 'messages'] satisfies StreamTab[]);
const timeFrame = v.picklist(Object.keys(TIME_FRAMES) as TimeFrame[]);

const request = {
  socket,
  endpoint: name,
  query: v.pipe(v.string(), v.maxLength(2000)),
  body: v.pipe(v.string(), v.maxLength(MAX_BODY_LENGTH)),
};

const filter = v.strictObject({
  text: v.exactOptional(name),
  event: v.exactOptional(name),
  entity: v.exactOptional(name),
  direction: v.exactOptional(v.picklist(['in', 'out'])),
  hideHeartbeats: v.exactOptional(v.boolean()),
  socket: v.exactOptional(socket),
});

const streamMessage = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** The last update was drawn. */
  v.strictObject({ type: v.literal('drawn') }),
  v.strictObject({ type: v.literal('tab'), tab }),
  v.strictObject({ type: v.literal('connect'), socket }),
  v.strictObject({ type: v.literal('disconnect'), socket }),
  v.strictObject({ type: v.literal('addQuote'), text: symbol }),
  v.strictObject({ type: v.literal('removeQuote'), symbol }),
  v.strictObject({ type: v.literal('depth'), text: symbol }),
  v.strictObject({ type: v.literal('chart'), text: symbol, timeFrame }),
  v.strictObject({ type: v.literal('filter'), filter }),
  v.strictObject({ type: v.literal('pause'), on: v.boolean() }),
  v.strictObject({ type: v.literal('clear') }),
  v.strictObject({ type: v.literal('openMessage'), socket, sequence: count }),
  /** Without `sequence`: all that pass the filter. */
  v.strictObject({
    type: v.literal('copyMessages'),
    only: v.exactOptional(v.strictObject({ socket, sequence: count })),
  }),
  v.strictObject({ type: v.literal('saveMessages') }),
  v.strictObject({ type: v.literal('request'), ...request }),
  /** The user edits the request box. */
  v.strictObject({
    type: v.literal('editDraft'),
    change: v.strictObject({
      socket: v.exactOptional(request.socket),
      endpoint: v.exactOptional(request.endpoint),
      query: v.exactOptional(request.query),
      body: v.exactOptional(request.body),
      isOpen: v.exactOptional(v.boolean()),
    }),
  }),
  v.strictObject({ type: v.literal('copyCode') }),
]);

/** What the user does in the page. */
export type StreamPageMessage = v.InferOutput<typeof streamMessage>;

/** A message from the page, validated; `undefined` if it isn't exactly one of the above. Never throws. */
export function parseStreamMessage(message: unknown): StreamPageMessage | undefined {
  const parsed = v.safeParse(streamMessage, message);
  return parsed.success ? parsed.output : undefined;
}
