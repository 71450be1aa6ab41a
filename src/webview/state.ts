import { search } from '../core/operations/search';
import type { ResponseView, OperationRow, Snapshot, HostMessage } from '../core/sidebar/messages';
import type { PageStrings } from '../core/sidebar/pageStrings';
import { jsonOf, type JsonNode } from './json/nodes';
import { summaryOf } from './summary';

/** What the host has told, and what of the page itself a person has changed: how it looks, and what the host has not heard yet. */
export interface State {
  readonly strings?: PageStrings;
  readonly catalogue: { readonly operations: readonly OperationRow[] };
  readonly byId: ReadonlyMap<string, OperationRow>;
  readonly byTag: ReadonlyMap<string, readonly OperationRow[]>;
  readonly snapshot?: Snapshot;
  readonly answer?: Answer;
  /** For screen readers: the latest change of state. */
  readonly said: string;
  readonly search: string;
  /** A key was pressed in the search just now: what is out of sight is left for later. */
  readonly hurried: boolean;
  /** Groups of operations that are not as they are by themselves: tags that are open, and those on top that are closed. */
  readonly flipped: ReadonlySet<string>;
  /** Where in the list the request in hand was selected. */
  readonly left?: string;
  readonly form: Form;
  readonly reading: Reading;
  readonly historyOpen: boolean;
}

export interface Answer {
  readonly view: ResponseView;
  /** Where it parses. */
  readonly json?: JsonNode;
}

/** Of the request in hand. */
export interface Form {
  readonly typed: ReadonlyMap<string, Typed>;
  /** Fields that a person has left, so that their problems are shown. */
  readonly touched: ReadonlySet<string>;
  /** Try was pressed: every problem is shown. */
  readonly tried: boolean;
  readonly optional: boolean;
}

/** @prop n of the edit */
export interface Typed {
  readonly n: number;
  readonly text: string;
}

/** How the answer is read. */
export interface Reading {
  readonly raw: boolean;
  readonly headers: boolean;
  /** What differs from how a tree opens by itself. */
  readonly folds: ReadonlyMap<string, boolean>;
  readonly find: string;
  /** Which of the matches. */
  readonly at: number;
}

const newForm: Form = { typed: new Map(), touched: new Set(), tried: false, optional: false };
const newReading: Reading = { raw: false, headers: false, folds: new Map(), find: '', at: 0 };

export const initial: State = {
  catalogue: { operations: [] },
  byId: new Map(),
  byTag: new Map(),
  said: '',
  search: '',
  hurried: false,
  flipped: new Set(),
  form: newForm,
  reading: newReading,
  historyOpen: false,
};

export function receive(state: State, message: HostMessage): State {
  switch (message.type) {
    case 'setup':
      return { ...state, strings: message.strings };
    case 'operations':
      return withOperations(state, message.operations);
    case 'snapshot':
      return withSnapshot(state, message.snapshot);
    case 'answer':
      return withAnswer(state, message.answer);
    case 'focus':
      return state;
  }
}

function withOperations(state: State, operations: readonly OperationRow[]): State {
  // Its index is made now, not at the first key of a search.
  search({ operations }, '');
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return {
    ...state,
    catalogue: { operations },
    byId: new Map(operations.map((row) => [row.id, row])),
    byTag: new Map(tags.sort().map((tag) => [tag, operations.filter((row) => row.tag === tag)])),
  };
}

function withSnapshot(state: State, snapshot: Snapshot): State {
  const { snapshot: before, form, said } = state;
  const same = before?.request?.operation.id === snapshot.request?.operation.id;
  const spoken = snapshot.token.spoken;
  const told = { ...state, snapshot, form: same ? form : newForm };
  if (!before) {
    const { search, open } = snapshot.viewState;
    return { ...told, search, flipped: new Set(open) };
  }
  return { ...told, said: spoken === before.token.spoken ? said : again(said, spoken) };
}

function withAnswer(state: State, view: ResponseView): State {
  const json = view.kind === 'json' && !view.cut ? jsonOf(view.body) : undefined;
  const answer = { view, ...(json ? { json } : {}) };
  const { strings, snapshot, said } = state;
  // What was there before the page was is no news.
  const news = strings && snapshot ? again(said, summaryOf(answer, strings)) : said;
  return { ...state, answer, reading: newReading, said: news };
}

/** The same words twice are spoken twice only if they differ. */
function again(said: string, next: string): string {
  return said === next ? `${next}\u00a0` : next;
}
