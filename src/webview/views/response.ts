import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../format';
import { icons } from '../icons';
import type { ResponseView } from '../hostData';
import type { Page } from '../page';
import { sizeOf, statusOf } from '../responseSummary';
import type { Response } from '../state';
import { iconButton } from '../widgets/buttons';
import { bodyView } from './body';
import { explanationView } from './explanation';

/** The response to the active request, or why there is none. */
export function responseView(page: Page, response: Response): TemplateResult {
  const { strings, post } = page;
  const { view } = response;
  const { kind, explanation, truncated, body } = view;
  const isMissing = kind === 'none' || kind === 'unsent';
  const hasBody = !isMissing && kind !== 'empty';
  const isDropped = truncated && body === '';
  return html`<section id="response" aria-labelledby="response-title" data-region>
    <div class="bar">
      <h2 id="response-title" class="title grow" tabindex="-1" data-home>${strings.response}</h2>
      ${
        hasBody
          ? html`${iconButton(strings.openResponse, 'goToFile', () => post({ type: 'openResponse' }), 'openResponse')}
            ${iconButton(strings.saveResponse, 'save', () => post({ type: 'saveResponse' }), 'saveResponse')}
            ${iconButton(strings.copyResponse, 'copy', () => post({ type: 'copyResponse' }), 'copyResponse')}`
          : nothing
      }
    </div>
    ${statusView(page, view)} ${explanation ? explanationView(page, explanation) : nothing}
    ${view.headers.length > 0 ? headersView(page, view) : nothing}
    ${isDropped ? html`<p class="muted">${view.notKept ?? strings.bodyNotShown}</p>` : isMissing ? nothing : bodyView(page, response)}
  </section>`;
}

function statusView({ strings }: Page, view: ResponseView): TemplateResult {
  const { status, ms, bytes, at, environment } = view;
  const good = status !== undefined && status < 300 && view.explanation?.tone !== 'error';
  return html`<p class="line wrapping">
    <span class="chip ${good ? 'good' : 'bad'}"
      >${good ? icons.pass : icons.error}<strong>${statusOf(view, strings)}</strong></span
    >
    <span>${fill(strings.ms, ms)}</span>
    ${status === undefined ? nothing : html`<span>${sizeOf(bytes, strings)}</span>`}
    <span class="muted">${fill(strings.environmentAndTime, environment, at)}</span>
  </p>`;
}

function headersView({ state, strings, change }: Page, { headers }: ResponseView): TemplateResult {
  const { responseState } = state;
  const toggle = ({ currentTarget }: Event) => {
    const { open } = currentTarget as HTMLDetailsElement;
    if (open !== responseState.headers) change({ responseState: { ...responseState, headers: open } });
  };
  return html`<details class="fold" ?open=${responseState.headers} @toggle=${toggle}>
    <summary>${icons.chevronRight}${fill(strings.headers, headers.length)}</summary>
    <dl class="headers mono">
      ${headers.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </details>`;
}
