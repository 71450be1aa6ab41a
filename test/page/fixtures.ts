import type { HistoryRow, ResponseView } from '../../src/core/sidebar/historyEntry';
import type { HostMessage, Snapshot } from '../../src/core/sidebar/messages';
import { pageStrings } from '../../src/core/sidebar/pageStrings';
import { recipeRows } from '../../src/core/sidebar/recipeRows';
import {
  jsonRequest,
  listRequest,
  operations,
  orderRequest,
  row,
  sendable,
  socketRequest,
  withProblems,
} from './requests';
import * as brackets from './brackets';
import * as responses from './responses';
import * as tokens from './tokens';

export function snapshot(part: Partial<Snapshot> = {}): Snapshot {
  return {
    token: tokens.valid,
    favorites: ['placeOrder'],
    recent: ['accountList', 'orderList'],
    history: [],
    edited: 0,
    viewState: { search: '', open: [] },
    ...part,
  };
}

/** What the host sends to a new page. */
export function begin(state: Snapshot, response?: ResponseView): readonly HostMessage[] {
  return [
    { type: 'setup', strings: pageStrings, recipes: recipeRows() },
    { type: 'operations', operations },
    ...(response ? [{ type: 'response', response } as const] : []),
    { type: 'snapshot', snapshot: state },
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

const answered = (response: ResponseView, request = listRequest): readonly HostMessage[] =>
  begin(snapshot({ request, response: response.id, history }), response);

/** Each state of the page, by name. */
export const fixtures: Readonly<Record<string, readonly HostMessage[]>> = {
  welcome: begin(snapshot({ token: tokens.welcome, favorites: [], recent: [] })),
  unselected: begin(snapshot({ token: tokens.unselected, favorites: [], recent: [] })),
  none: begin(snapshot({ token: tokens.none })),
  busy: begin(snapshot({ token: tokens.busy })),
  waiting: begin(snapshot({ token: tokens.waiting })),
  valid: begin(snapshot({ viewState: { search: '', open: ['Fees'] } })),
  lastMinutes: begin(snapshot({ token: tokens.lastMinutes })),
  expired: begin(snapshot({ token: tokens.expired })),
  ended: begin(snapshot({ token: tokens.ended })),
  blocked: begin(snapshot({ token: tokens.blocked })),
  liveReadOnly: begin(snapshot({ token: tokens.liveReadOnly })),
  found: begin(snapshot({ viewState: { search: 'order', open: [] } })),
  foundNone: begin(snapshot({ viewState: { search: 'nowhere', open: [] } })),
  recipes: begin(snapshot({ viewState: { search: '', open: ['*recipes/placing', '*recipes/reading'] } })),
  foundRecipe: begin(snapshot({ viewState: { search: 'bracket', open: [] } })),
  liveMutation: begin(
    snapshot({ token: tokens.live, request: { ...sendable(orderRequest), needsConfirmation: true } }),
  ),
  bracket: begin(snapshot({ bracket: brackets.empty })),
  bracketFilled: begin(snapshot({ bracket: brackets.filled, history })),
  bracketSell: begin(snapshot({ token: tokens.live, bracket: brackets.liveSell })),
  bracketProblems: begin(snapshot({ bracket: brackets.withProblems })),
  bracketMarket: begin(snapshot({ bracket: brackets.market })),
  list: begin(snapshot({ request: listRequest })),
  order: begin(snapshot({ request: orderRequest })),
  problems: begin(snapshot({ request: withProblems })),
  json: begin(snapshot({ request: jsonRequest })),
  socket: begin(snapshot({ request: socketRequest })),
  sending: begin(snapshot({ request: { ...listRequest, sending: true } })),
  responseJson: answered(responses.json),
  responseRaw: answered(responses.json),
  responseLong: answered(responses.long),
  responseHtml: answered(responses.html),
  responseEmpty: answered(responses.empty),
  responseMissing: answered(responses.networkError),
  responseUnauthorized: answered(responses.unauthorized),
  responseDenied: answered(responses.deniedRequest),
  responseViolations: answered(responses.violations, orderRequest),
  responseTruncated: answered(responses.truncated),
  history: begin(snapshot({ history })),
};

/** What is clicked first, for a state of the page itself. */
export const clicks: Readonly<Record<string, string>> = {
  problems: '[data-act=try]',
  bracketProblems: '[data-act=try]',
  responseRaw: '#response input[value=raw]',
  history: 'main > details > summary',
};
