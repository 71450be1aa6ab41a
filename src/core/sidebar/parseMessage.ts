import * as v from 'valibot';
import { answerRemedies, pageCommands, tokenActions, type PageMessage } from './messages';

/** Whatever is longer was not typed by a person. UTF-16 units. */
const LONGEST_TEXT = 64 * 1024;
const MOST_TAGS = 50;

const name = v.pipe(v.string(), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const intent = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('token'), action: v.picklist(tokenActions) }),
  v.strictObject({ type: v.literal('command'), command: v.picklist(pageCommands) }),
  v.strictObject({
    type: v.literal('look'),
    search: name,
    open: v.pipe(v.array(name), v.maxLength(MOST_TAGS)),
  }),
  v.strictObject({ type: v.literal('select'), operation: name }),
  v.strictObject({ type: v.literal('close') }),
  v.strictObject({ type: v.literal('favorite'), operation: name, on: v.boolean() }),
  v.strictObject({ type: v.literal('edit'), n: count, field: name, text }),
  v.strictObject({ type: v.literal('editJson'), n: count, text }),
  v.strictObject({ type: v.literal('mode'), mode: v.picklist(['form', 'json']) }),
  v.strictObject({ type: v.literal('dialect'), dialect: name }),
  v.strictObject({ type: v.literal('tokenKind'), kind: v.picklist(['literal', 'reference']) }),
  v.strictObject({ type: v.literal('insert') }),
  v.strictObject({ type: v.literal('copy') }),
  v.strictObject({ type: v.literal('try') }),
  v.strictObject({ type: v.literal('cancel') }),
  v.strictObject({ type: v.literal('openAnswer') }),
  v.strictObject({ type: v.literal('saveAnswer') }),
  v.strictObject({ type: v.literal('copyAnswer') }),
  v.strictObject({ type: v.literal('showAnswer'), id: count }),
  v.strictObject({ type: v.literal('clearHistory') }),
  v.strictObject({ type: v.literal('remedy'), remedy: v.picklist(answerRemedies) }),
]);

/** A message of the page → what is wanted; `undefined` for whatever is not exactly one of the contract's. Never throws. */
export function parseMessage(message: unknown): PageMessage | undefined {
  const read = v.safeParse(intent, message);
  return read.success ? read.output : undefined;
}
