import type { ResponseView, HistoryRow, Snapshot, HostMessage, TokenView } from '../../src/core/sidebar/messages';
import { pageStrings } from '../../src/core/sidebar/pageStrings';
import * as answers from './answers';
import { jsonRequest, listRequest, operations, orderRequest, row, sendable, withProblems } from './requests';
import * as tokens from './tokens';

export function snapshot(part: Partial<Snapshot> & { readonly token?: TokenView } = {}): Snapshot {
  const look = { search: '', open: [] };
  return {
    token: tokens.alive,
    favorites: ['placeOrder'],
    recent: ['accountList', 'orderList'],
    history: [],
    viewState: look,
    ...part,
  };
}

/** What the host tells a new page. */
export function begin(shown: Snapshot, answer?: ResponseView): readonly HostMessage[] {
  return [
    { type: 'setup', strings: pageStrings((text) => text) },
    { type: 'operations', operations },
    ...(answer ? [{ type: 'answer', answer } as const] : []),
    { type: 'snapshot', snapshot: shown },
  ];
}

export const history: readonly HistoryRow[] = [
  past(3, { status: 200, ok: true }),
  past(2, {
    operation: 'placeOrder',
    method: 'POST',
    path: '/order/placeorder',
    environment: 'LIVE',
    live: true,
    ok: false,
    status: 429,
  }),
  past(1, { ok: false }),
];

function past(id: number, part: Partial<HistoryRow>): HistoryRow {
  const { id: operation, method, path } = row('accountList');
  return {
    id,
    operation,
    method,
    path,
    environment: 'Demo',
    live: false,
    at: `14:0${id}:22`,
    ms: 100 + id,
    ok: true,
    ...part,
  };
}

const answered = (answer: ResponseView, request = listRequest): readonly HostMessage[] =>
  begin(snapshot({ request, response: answer.id, history }), answer);

/** Each state of the page, by name. */
export const fixtures: Readonly<Record<string, readonly HostMessage[]>> = {
  welcome: begin(snapshot({ token: tokens.welcome, favorites: [], recent: [] })),
  none: begin(snapshot({ token: tokens.none })),
  asking: begin(snapshot({ token: tokens.asking })),
  waiting: begin(snapshot({ token: tokens.waiting })),
  alive: begin(snapshot({ viewState: { search: '', open: ['Fees'] } })),
  lastMinutes: begin(snapshot({ token: tokens.lastMinutes })),
  expired: begin(snapshot({ token: tokens.expired })),
  ended: begin(snapshot({ token: tokens.ended })),
  locked: begin(snapshot({ token: tokens.locked })),
  liveReadOnly: begin(snapshot({ token: tokens.liveReadOnly })),
  found: begin(snapshot({ viewState: { search: 'order', open: [] } })),
  foundNone: begin(snapshot({ viewState: { search: 'nowhere', open: [] } })),
  liveMutation: begin(snapshot({ token: tokens.live, request: { ...sendable(orderRequest), asks: true } })),
  list: begin(snapshot({ request: listRequest })),
  order: begin(snapshot({ request: orderRequest })),
  problems: begin(snapshot({ request: withProblems })),
  json: begin(snapshot({ request: jsonRequest })),
  sending: begin(snapshot({ request: { ...listRequest, sending: true } })),
  answerJson: answered(answers.json),
  answerRaw: answered(answers.json),
  answerLong: answered(answers.long),
  answerHtml: answered(answers.html),
  answerEmpty: answered(answers.empty),
  answerFailure: answered(answers.failure),
  answerViolations: answered(answers.violations, orderRequest),
  answerCut: answered(answers.cut),
  history: begin(snapshot({ history })),
};

/** What is clicked on first, for a state that the page alone knows of. */
export const clicks: Readonly<Record<string, string>> = {
  problems: '[data-act=try]',
  answerRaw: '#answer input[value=raw]',
  history: 'main > details > summary',
};
