import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { findInJson, rangesOf, type Match } from '../json/find';
import type { JsonNode } from '../json/nodes';
import { marked } from '../highlight';
import type { Page } from '../page';
import { findView } from './find';
import { jsonTree } from './jsonTree';

/** The tree with what is looked for: whatever holds a match is opened when it is gone to. */
export function treeReading(page: Page, json: JsonNode): TemplateResult {
  const { reading } = page.state;
  const matches = matchesIn(json, reading.find);
  const go = (find: string, found: readonly Match[], at: number) => {
    const folds = new Map(reading.folds);
    for (const path of found[at]?.within ?? []) folds.set(path, true);
    page.change({ reading: { ...reading, find, at, folds } });
    showCurrent();
  };
  const finding = {
    count: matches.length,
    look: (text: string) => go(text, matchesIn(json, text), 0),
    go: (at: number) => go(reading.find, matches, at),
  };
  return html`${findView(page, finding)}${jsonTree(page, json, matches[reading.at]?.path)}`;
}

/** The text as it came, never as markup. */
export function textReading(page: Page, body: string): TemplateResult {
  const { reading } = page.state;
  const { find, at } = reading;
  const ranges = rangesOf(body, find);
  const go = (text: string, to: number) => {
    page.change({ reading: { ...reading, find: text, at: to } });
    showCurrent();
  };
  const finding = { count: ranges.length, look: (text: string) => go(text, 0), go: (to: number) => go(find, to) };
  return html`${findView(page, finding)}
    <pre class="code" tabindex="0" role="group" aria-label=${page.strings.answer}>
${guard([body, find, at], () => marked(body, ranges, at))}</pre>`;
}

interface Known {
  readonly text: string;
  readonly matches: readonly Match[];
}

/** The last search of an answer: each drawing asks for it again. */
const known = new WeakMap<JsonNode, Known>();

function matchesIn(root: JsonNode, text: string): readonly Match[] {
  const last = known.get(root);
  if (last?.text === text) return last.matches;
  const matches = findInJson(root, text);
  known.set(root, { text, matches });
  return matches;
}

function showCurrent(): void {
  document.querySelector('#answer [data-current]')?.scrollIntoView({ block: 'nearest' });
}
