import { search } from '../core/operations/search';
import { announce } from './announce';
import type { OperationRow } from '../core/sidebar/operationRow';
import type { PageStrings } from '../core/sidebar/pageStrings';
import type { HostMessage, RecipeGroupRow, ResponseView, Snapshot } from './hostData';
import { parseJsonTree, type JsonNode } from './json/nodes';
import { responseSummary } from './responseSummary';

/** What the host has sent, and what the user has changed in the page itself: how it looks, and edits on their way. */
export interface State {
  readonly strings?: PageStrings;
  readonly catalog: { readonly operations: readonly OperationRow[] };
  readonly byId: ReadonlyMap<string, OperationRow>;
  readonly byTag: ReadonlyMap<string, readonly OperationRow[]>;
  readonly recipes: readonly RecipeGroupRow[];
  readonly snapshot?: Snapshot;
  readonly response?: Response;
  /** For screen readers: the latest change of state. */
  readonly announced: string;
  readonly search: string;
  /** A key was pressed in the search box just now: rows out of sight are drawn later. */
  readonly typing: boolean;
  /** Groups that the user opened, and groups on top that the user closed. */
  readonly toggled: ReadonlySet<string>;
  /** Key of the row in which the active request was selected. */
  readonly lastRow?: string;
  readonly form: Form;
  readonly responseState: ResponseState;
  readonly historyOpen: boolean;
}

export interface Response {
  readonly view: ResponseView;
  /** If it can be parsed. */
  readonly json?: JsonNode;
}

/** The form of the active request. */
export interface Form {
  readonly typed: ReadonlyMap<string, Typed>;
  /** Fields that have had the focus: their problems are shown. */
  readonly touched: ReadonlySet<string>;
  /** Try was pressed: every problem is shown. */
  readonly tried: boolean;
  /** The optional fields are shown. */
  readonly optional: boolean;
}

/** @prop n of the edit */
export interface Typed {
  readonly n: number;
  readonly text: string;
}

/** How the response is displayed. */
export interface ResponseState {
  readonly raw: boolean;
  readonly headers: boolean;
  /** Nodes that the user opened or closed. */
  readonly folds: ReadonlyMap<string, boolean>;
  readonly find: string;
  /** Index of the current match. */
  readonly match: number;
}

const newForm: Form = { typed: new Map(), touched: new Set(), tried: false, optional: false };
const newResponseState: ResponseState = { raw: false, headers: false, folds: new Map(), find: '', match: 0 };

export const initial: State = {
  catalog: { operations: [] },
  byId: new Map(),
  byTag: new Map(),
  recipes: [],
  announced: '',
  search: '',
  typing: false,
  toggled: new Set(),
  form: newForm,
  responseState: newResponseState,
  historyOpen: false,
};

/** Number of the last edit of the form; 0 if there is none. */
export function lastEdit({ form }: Pick<State, 'form'>): number {
  return Math.max(0, ...[...form.typed.values()].map(({ n }) => n));
}

/** Whether the host has received every edit. A later one may solve a problem, or make one. */
export function isCurrent(state: Pick<State, 'form' | 'snapshot'>): boolean {
  return lastEdit(state) <= (state.snapshot?.edited ?? 0);
}

export function receive(state: State, message: HostMessage): State {
  switch (message.type) {
    case 'setup':
      return { ...state, strings: message.strings, recipes: message.recipes };
    case 'operations':
      return withOperations(state, message.operations);
    case 'snapshot':
      return withSnapshot(state, message.snapshot);
    case 'response':
      return withResponse(state, message.response);
    case 'focus':
      return state;
  }
}

function withOperations(state: State, operations: readonly OperationRow[]): State {
  // Builds the index now, not with the first key of a search.
  search({ operations }, '');
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return {
    ...state,
    catalog: { operations },
    byId: new Map(operations.map((row) => [row.id, row])),
    byTag: new Map(tags.sort().map((tag) => [tag, operations.filter((row) => row.tag === tag)])),
  };
}

function withSnapshot(state: State, snapshot: Snapshot): State {
  const { snapshot: before, form, announced } = state;
  const same = formOf(before) === formOf(snapshot);
  const { announcement } = snapshot.token;
  const next = { ...state, snapshot, form: same ? form : newForm };
  if (!before) {
    const { search, open } = snapshot.viewState;
    return { ...next, search, toggled: new Set(open) };
  }
  // The result of a response that isn't shown any more.
  const isOver = before.response !== undefined && snapshot.response === undefined;
  const kept = isOver ? '' : announced;
  return {
    ...next,
    announced: announcement === before.token.announcement ? kept : announce(announced, announcement),
  };
}

/** Identifies the form that is open. */
function formOf(snapshot: Snapshot | undefined): string | undefined {
  return snapshot?.bracket ? '*bracket' : snapshot?.request?.operation.id;
}

function withResponse(state: State, view: ResponseView): State {
  const json = view.kind === 'json' && !view.truncated ? parseJsonTree(view.body) : undefined;
  const response = { view, ...(json ? { json } : {}) };
  const { strings, snapshot, announced } = state;
  // Don't announce a response that is older than the page.
  const next = strings && snapshot ? announce(announced, responseSummary(response, strings)) : announced;
  return { ...state, response, responseState: newResponseState, announced: next };
}
