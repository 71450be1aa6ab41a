import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../format';
import type { Page } from '../page';
import { iconButton } from '../widgets/buttons';
import { searchBox } from '../widgets/searchBox';

/** A search in the response. */
export interface ResponseSearch {
  /** Number of matches. */
  readonly count: number;
  readonly setText: (text: string) => void;
  /** @param match index */
  readonly goTo: (match: number) => void;
}

/** The search box of the response. Enter and Shift+Enter go to the next and the previous match. */
export function findView({ state, strings }: Page, { count, setText, goTo }: ResponseSearch): TemplateResult {
  const { find, match } = state.responseState;
  const step = (by: number) => count > 0 && goTo((match + by + count) % count);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && find !== '') setText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const position = count === 0 ? strings.noMatches : fill(strings.matchOf, match + 1, count);
  const { findInResponse: label } = strings;
  return searchBox(
    { id: 'find', label, placeholder: label, text: find, type: setText, onKey },
    find === ''
      ? nothing
      : html`<span class="muted count" role="status">${position}</span>
          ${iconButton(strings.previousMatch, 'arrowUp', () => step(-1), 'previousMatch')}
          ${iconButton(strings.nextMatch, 'arrowDown', () => step(1), 'nextMatch')}`,
  );
}
