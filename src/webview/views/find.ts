import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../format';
import type { Page } from '../page';
import { iconButton, searchBox } from '../widgets';

/** What a search has found in the answer, and how to go on in it. */
export interface Finding {
  readonly count: number;
  /** Another text is looked for. */
  readonly look: (text: string) => void;
  /** Goes to that match. */
  readonly go: (at: number) => void;
}

/** Finds a text in the answer: Enter and Shift+Enter step through. */
export function findView({ state, strings }: Page, { count, look, go }: Finding): TemplateResult {
  const { find, at } = state.reading;
  const step = (by: number) => count > 0 && go((at + by + count) % count);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && find !== '') look('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const told = count === 0 ? strings.noMatches : fill(strings.matches, at + 1, count);
  const { findInAnswer: label } = strings;
  return searchBox(
    { id: 'find', label, placeholder: label, text: find, type: look, onKey },
    find === ''
      ? nothing
      : html`<span class="muted count" role="status">${told}</span>
          ${iconButton(strings.previous, 'arrowUp', () => step(-1), 'previousMatch')}
          ${iconButton(strings.next, 'arrowDown', () => step(1), 'nextMatch')}`,
  );
}
