import * as v from 'valibot';
import { remedies } from '../manifest';
import { MAX_TEXT_LENGTH } from '../requests/form/textLimit';

const MAX_NAME_LENGTH = 200;
const MAX_GROUPS = 50;

const name = v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Names of commands in the manifest, and what the sidebar adds. */
const tokenAction = v.picklist([
  'getToken',
  'renewToken',
  'copyToken',
  'copyAuthorizationHeader',
  'forgetToken',
  'signInAgain',
  'captchaSolved',
]);
const pageCommand = v.picklist(['addProfile', 'importCredentials', 'switchProfile', 'editProfile']);
/** To try again is `try`, which says what the page shows. */
const { 'try-again': _, ...otherRemedies } = remedies;
const remedy = v.picklist(Object.keys(otherRemedies) as (keyof typeof otherRemedies)[]);

const pageMessage = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('token'), action: tokenAction }),
  v.strictObject({ type: v.literal('command'), command: pageCommand }),
  v.strictObject({
    type: v.literal('viewState'),
    search: name,
    /** Names of groups. */
    open: v.pipe(v.array(name), v.maxLength(MAX_GROUPS)),
  }),
  v.strictObject({ type: v.literal('select'), operation: name }),
  /** Opens the form of a bracket order. */
  v.strictObject({ type: v.literal('openBracket') }),
  v.strictObject({ type: v.literal('insertBracket'), as: v.picklist(['recipe', 'request']) }),
  /** Closes the active request or the form of a bracket order. */
  v.strictObject({ type: v.literal('close') }),
  v.strictObject({ type: v.literal('favorite'), operation: name, on: v.boolean() }),
  /** `n` counts up with each edit of this page. */
  v.strictObject({ type: v.literal('edit'), n: count, field: name, text }),
  v.strictObject({ type: v.literal('editJson'), n: count, text }),
  v.strictObject({ type: v.literal('mode'), mode: v.picklist(['form', 'json']) }),
  v.strictObject({ type: v.literal('dialect'), dialect: name }),
  v.strictObject({ type: v.literal('tokenKind'), kind: v.picklist(['literal', 'reference']) }),
  v.strictObject({ type: v.literal('insertRecipe'), recipe: name }),
  v.strictObject({ type: v.literal('insert') }),
  v.strictObject({ type: v.literal('copy') }),
  /** Sends what the form makes. `n` of its last edit, 0 if there is none: what the page shows includes it. */
  v.strictObject({ type: v.literal('try'), n: count }),
  v.strictObject({ type: v.literal('cancel') }),
  v.strictObject({ type: v.literal('openResponse') }),
  v.strictObject({ type: v.literal('saveResponse') }),
  v.strictObject({ type: v.literal('copyResponse') }),
  /** Shows a response of the history. */
  v.strictObject({ type: v.literal('showResponse'), id: count }),
  v.strictObject({ type: v.literal('clearHistory') }),
  v.strictObject({ type: v.literal('remedy'), remedy }),
]);

/** What the user does in the page. */
export type PageMessage = v.InferOutput<typeof pageMessage>;
export type TokenAction = v.InferOutput<typeof tokenAction>;
export type PageCommand = v.InferOutput<typeof pageCommand>;

/** A message from the page, validated; `undefined` if it isn't exactly one of the above. Never throws. */
export function parseMessage(message: unknown): PageMessage | undefined {
  const parsed = v.safeParse(pageMessage, message);
  return parsed.success ? parsed.output : undefined;
}
