import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../page';
import type { Response } from '../state';
import { button } from '../widgets/buttons';
import { segments } from '../widgets/choices';
import { textBody, treeBody } from './responseBody';

/** The body: JSON as a tree, everything else as text. */
export function bodyView(page: Page, { view, json }: Response): TemplateResult {
  const { state, strings, change } = page;
  const { kind, truncated, body } = view;
  if (kind === 'empty') return html`<p class="muted">${strings.emptyBody}</p>`;
  const { raw } = state.responseState;
  const views = [
    { value: 'tree', label: strings.tree },
    { value: 'raw', label: strings.raw },
  ] as const;
  const select = (to: 'tree' | 'raw') =>
    change({ responseState: { ...state.responseState, raw: to === 'raw', match: 0 } });
  return html`
    ${kind === 'html' ? html`<p class="muted">${strings.html}</p>` : nothing}
    ${truncated ? truncationView(page) : nothing}
    ${json ? segments('view', strings.view, views, raw ? 'raw' : 'tree', select) : nothing}
    ${json && !raw ? treeBody(page, json) : textBody(page, body)}
  `;
}

/** The body is longer than what is shown. */
function truncationView({ strings, post }: Page): TemplateResult {
  return html`<p>${strings.truncated}</p>
    <div class="bar wrapping">
      ${button(strings.openResponse, () => post({ type: 'openResponse' }), { secondary: true, icon: 'goToFile' })}
      ${button(strings.saveResponse, () => post({ type: 'saveResponse' }), { secondary: true, icon: 'save' })}
    </div>`;
}
