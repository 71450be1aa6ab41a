import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../page';
import type { Answer, Reading } from '../state';
import { button, segments } from '../widgets';
import { textReading, treeReading } from './responseBody';

/** The body: JSON as a tree, everything else as the text that it is. */
export function bodyView(page: Page, { view, json }: Answer): TemplateResult {
  const { state, strings, change } = page;
  const { kind, cut, body } = view;
  if (kind === 'empty') return html`<p class="muted">${strings.emptyBody}</p>`;
  const { raw } = state.reading;
  const views = [
    { value: 'tree', label: strings.tree },
    { value: 'raw', label: strings.raw },
  ] as const;
  const turn = (to: 'tree' | 'raw') => {
    const reading: Reading = { ...state.reading, raw: to === 'raw', at: 0 };
    change({ reading });
  };
  return html`
    ${kind === 'html' ? html`<p class="muted">${strings.html}</p>` : nothing} ${cut ? cutView(page) : nothing}
    ${json ? segments('view', strings.view, views, raw ? 'raw' : 'tree', turn) : nothing}
    ${json && !raw ? treeReading(page, json) : textReading(page, body)}
  `;
}

/** There is more of it than is shown. */
function cutView({ strings, post }: Page): TemplateResult {
  return html`<p>${strings.cut}</p>
    <div class="bar wrapping">
      ${button(strings.openAnswer, () => post({ type: 'openAnswer' }), { secondary: true, icon: 'goToFile' })}
      ${button(strings.saveAnswer, () => post({ type: 'saveAnswer' }), { secondary: true, icon: 'save' })}
    </div>`;
}
