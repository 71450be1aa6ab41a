import { html, nothing, type TemplateResult } from 'lit';
import type { ResponseView } from '../../core/sidebar/messages';
import { fill } from '../format';
import { icons } from '../icons';
import type { Page } from '../page';
import type { Answer } from '../state';
import { sizeOf, statusOf } from '../summary';
import { iconButton } from '../widgets';
import { bodyView } from './body';
import { explanationView } from './explanation';

/** What came back. */
export function answerView(page: Page, answer: Answer): TemplateResult {
  const { strings, post } = page;
  const { view } = answer;
  const { kind, explanation, cut, body } = view;
  const nothingCame = kind === 'none' || kind === 'unsent';
  const there = !nothingCame && kind !== 'empty';
  return html`<section id="answer" aria-labelledby="answer-title" data-region>
    <div class="bar">
      <h2 id="answer-title" class="title grow" tabindex="-1" data-home>${strings.answer}</h2>
      ${
        there
          ? html`${iconButton(strings.openAnswer, 'goToFile', () => post({ type: 'openAnswer' }), 'openAnswer')}
            ${iconButton(strings.saveAnswer, 'save', () => post({ type: 'saveAnswer' }), 'saveAnswer')}
            ${iconButton(strings.copyAnswer, 'copy', () => post({ type: 'copyAnswer' }), 'copyAnswer')}`
          : nothing
      }
    </div>
    ${statusView(page, view)} ${explanation ? explanationView(page, explanation) : nothing}
    ${view.headers.length > 0 ? headersView(page, view) : nothing}
    ${nothingCame || (cut && body === '') ? nothing : bodyView(page, answer)}
    ${cut && body === '' ? html`<p class="muted">${strings.cutAway}</p>` : nothing}
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
    <span class="muted">${environment}, ${fill(strings.sentAt, at)}</span>
  </p>`;
}

function headersView({ state, strings, change }: Page, { headers }: ResponseView): TemplateResult {
  const { reading } = state;
  const toggle = ({ currentTarget }: Event) => {
    const { open } = currentTarget as HTMLDetailsElement;
    if (open !== reading.headers) change({ reading: { ...reading, headers: open } });
  };
  return html`<details class="fold" ?open=${reading.headers} @toggle=${toggle}>
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
