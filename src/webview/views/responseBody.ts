import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { findInJson, matchRanges, type Match } from '../json/find';
import type { JsonNode } from '../json/nodes';
import { highlight } from '../highlight';
import type { Page } from '../page';
import { findView } from './find';
import { jsonTree } from './jsonTree';

/** The tree with its search box. Nodes around the current match are opened. */
export function treeBody(page: Page, json: JsonNode): TemplateResult {
  const { responseState } = page.state;
  const matches = matchesIn(json, responseState.find);
  const show = (find: string, found: readonly Match[], match: number) => {
    const folds = new Map(responseState.folds);
    for (const path of found[match]?.ancestors ?? []) folds.set(path, true);
    page.change({ responseState: { ...responseState, find, match, folds } });
    scrollToMatch();
  };
  const search = {
    count: matches.length,
    setText: (text: string) => show(text, matchesIn(json, text), 0),
    goTo: (match: number) => show(responseState.find, matches, match),
  };
  return html`${findView(page, search)}${jsonTree(page, json, matches[responseState.match]?.path)}`;
}

/** The text as it was received, never as markup, with its search box. */
export function textBody(page: Page, body: string): TemplateResult {
  const { responseState } = page.state;
  const { find, match } = responseState;
  const ranges = matchRanges(body, find);
  const show = (text: string, to: number) => {
    page.change({ responseState: { ...responseState, find: text, match: to } });
    scrollToMatch();
  };
  const search = {
    count: ranges.length,
    setText: (text: string) => show(text, 0),
    goTo: (to: number) => show(find, to),
  };
  return html`${findView(page, search)}
    <pre class="code" tabindex="0" role="group" aria-label=${page.strings.response}>
${guard([body, find, match], () => highlight(body, ranges, match))}</pre>`;
}

interface CachedSearch {
  readonly text: string;
  readonly matches: readonly Match[];
}

/** The last search of each response, because every drawing repeats it. */
const lastSearches = new WeakMap<JsonNode, CachedSearch>();

function matchesIn(root: JsonNode, text: string): readonly Match[] {
  const last = lastSearches.get(root);
  if (last?.text === text) return last.matches;
  const matches = findInJson(root, text);
  lastSearches.set(root, { text, matches });
  return matches;
}

function scrollToMatch(): void {
  document.querySelector('#response [data-current]')?.scrollIntoView({ block: 'nearest' });
}
