import { isOwner } from '../platform/presentation/hiddenFields';
import { hideInJson } from '../platform/presentation/hideInJson';
import { hideInText, hideValues, mapStrings } from '../platform/presentation/hideInText';
import { MASK } from '../platform/redactor';
import type { EventRow } from './accountView';
import type { MessageRow, MessagesView } from './messagesView';
import type { RequestDraft } from './requestDraft';
import type { StreamHostMessage, StreamSnapshot, StreamUpdate } from './streamMessages';

/** Columns of the account's tables. */
const HIDDEN_COLUMNS: readonly string[] = ['account', 'amount', 'realizedPnL', 'weekRealizedPnL'];
/** Entities whose summary is an amount or a name. */
const HIDDEN_EVENTS = /^(?:cashBalance|cashBalanceLog|marginSnapshot|fundTransaction|user\w*)$/;

/** Of a response in a frame, which doesn't say what it is a response to. A string, too, as `readMessage` takes it. */
const RESPONSE_ID = /"i"\s{0,9}:\s{0,9}"?(\d+)/g;

type EndpointOf = MessagesView['endpointOf'];

/**
 * A message to the page of live streams without names and ids of accounts, balances and personal data.
 * @param values ids and names of accounts
 * @param endpointOf that of the request that a response belongs to
 */
export function hideInStream<M extends StreamHostMessage>(
  message: M,
  values: readonly string[],
  endpointOf: EndpointOf,
): M {
  const hidden =
    message.type === 'update'
      ? { ...message, update: hideInUpdate(message.update, endpointOf) }
      : message.type === 'message'
        ? { ...message, text: hideFrame(message, endpointOf) }
        : message.type === 'snapshot'
          ? { ...message, snapshot: hideProfile(message.snapshot) }
          : message.type === 'draft'
            ? { ...message, draft: hideDraft(message.draft, values) }
            : message;
  return mapStrings(hidden, (text) => hideValues(text, values));
}

/** The label of a profile has the user's name, unless it was renamed. */
function hideProfile(snapshot: StreamSnapshot): StreamSnapshot {
  const { profile, environment } = snapshot;
  return profile === undefined ? snapshot : { ...snapshot, profile: environment ?? MASK };
}

/** What would be hidden in part isn't shown at all: with a mask in it, it could be sent. The host keeps it. */
function hideDraft(draft: RequestDraft, values: readonly string[]): RequestDraft {
  const whole = (text: string, hidden: string) => (hideValues(hidden, values) === text ? text : '');
  const { endpoint, query, body } = draft;
  return {
    ...draft,
    endpoint: whole(endpoint, endpoint),
    query: whole(query, hideInText(query, [])),
    body: whole(body, hideInJson(body)),
  };
}

function hideInUpdate(update: StreamUpdate, endpointOf: EndpointOf): StreamUpdate {
  const { account, messages } = update;
  return {
    ...update,
    ...(account
      ? {
          account: {
            ...hideColumns(account),
            ...(account.events ? { events: { ...account.events, rows: account.events.rows.map(hideEvent) } } : {}),
          },
        }
      : {}),
    ...(messages
      ? { messages: { ...messages, rows: messages.rows.map((row) => ({ ...row, text: hideFrame(row, endpointOf) })) } }
      : {}),
  };
}

function hideColumns<T>(value: T): T {
  const hide = (inner: unknown): unknown => {
    if (typeof inner !== 'object' || inner === null) return inner;
    if (Array.isArray(inner)) return inner.map(hide);
    return Object.fromEntries(
      Object.entries(inner).map(([name, item]) => [
        name,
        HIDDEN_COLUMNS.includes(name) && item !== undefined && typeof item !== 'object' ? MASK : hide(item),
      ]),
    );
  };
  return hide(value) as T;
}

function hideEvent(row: EventRow): EventRow {
  const { entityType } = row;
  return isOwner(entityType) || HIDDEN_EVENTS.test(entityType) ? { ...row, summary: MASK } : row;
}

/** A request has its fields in lines: endpoint, id, query, body. */
function hideFrame(frame: Frame, endpointOf: EndpointOf): string {
  const [endpoint = '', id = '', query = '', ...body] = frame.text.split('\n');
  if (body.length === 0) return hideInJson(frame.text, ownerIn(frame, endpointOf));
  return [endpoint, id, hideInText(query, []), hideInJson(body.join('\n'))].join('\n');
}

type Frame = Pick<MessageRow, 'socket' | 'sequence' | 'text'>;

/** The accounts or users that a frame may be the response about: those whose request isn't kept any more, too. */
function ownerIn({ socket, sequence, text }: Frame, endpointOf: EndpointOf): string | undefined {
  const families = [...text.matchAll(RESPONSE_ID)].map(([, id]) => {
    const endpoint = endpointOf(socket, sequence, Number(id));
    return endpoint === undefined ? 'account' : endpoint.split('/', 1)[0];
  });
  return families.find((family) => family !== undefined && isOwner(family));
}
