import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { FieldView, RequestView } from '../../core/sidebar/messages';
import { fill } from '../format';
import { icons } from '../icons';
import type { Page } from '../page';
import { dropdown } from '../widgets';

/** One value of the request, with what it may be and what is wrong with it. */
export function fieldView(page: Page, request: RequestView, field: FieldView): TemplateResult {
  const { strings } = page;
  const { name, hint, required, kind } = field;
  const id = `field-${name}`;
  const problem = problemOf(page, field);
  const hintId = hint === '' ? undefined : `${id}-hint`;
  const problemId = problem === undefined ? undefined : `${id}-problem`;
  const describedBy = [problemId, hintId].filter(Boolean).join(' ') || undefined;
  return html`<div class="field" @focusout=${() => touch(page, name)}>
    <label for=${kind === 'secret' ? nothing : id}>
      <span class="mono">${name}</span>
      ${required ? html`<span class="required">${strings.required}</span>` : nothing}
    </label>
    ${controlOf(page, request, field, { id, describedBy, invalid: problem !== undefined })}
    ${problemId === undefined || problem === undefined ? nothing : problemView(problemId, problem)}
    ${hintId === undefined ? nothing : html`<p class="hint" id=${hintId}>${hint}</p>`}
  </div>`;
}

export function problemView(id: string, problem: string): TemplateResult {
  return html`<p class="problem iconic" id=${id}>${icons.error}<span>${problem}</span></p>`;
}

/** As it was typed last: what the host has not heard of is newer than what it tells. */
export function textOf({ state }: Page, { edited }: RequestView, field: string, told: string): string {
  const typed = state.form.typed.get(field);
  return typed && typed.n > edited ? typed.text : told;
}

interface Described {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

function controlOf(page: Page, request: RequestView, field: FieldView, described: Described): TemplateResult {
  const { name, required, kind, suggestions: offers } = field;
  const { id, describedBy, invalid } = described;
  const text = textOf(page, request, name, field.text);
  if (kind === 'choice') return choiceOf(page, field, text, described);
  if (kind === 'secret') return html`<p class="muted iconic">${icons.lock}<span>${page.strings.secretField}</span></p>`;
  const type = (event: Event) => page.edit(name, (event.currentTarget as HTMLInputElement).value);
  if (kind === 'json')
    return html`<textarea
      class="input mono"
      rows="3"
      spellcheck="false"
      id=${id}
      aria-describedby=${ifDefined(describedBy)}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${required ? 'true' : nothing}
      .value=${live(text)}
      @input=${type}
    ></textarea>`;
  const list = offers && offers.length > 0 ? `${id}-offers` : undefined;
  return html`<input
      class="input"
      type="text"
      inputmode=${kind === 'number' ? 'decimal' : nothing}
      spellcheck="false"
      autocomplete="off"
      id=${id}
      list=${ifDefined(list)}
      aria-describedby=${ifDefined(describedBy)}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${required ? 'true' : nothing}
      .value=${live(text)}
      @input=${type}
    />${
      list === undefined
        ? nothing
        : html`<datalist id=${list}>
            ${offers?.map(({ value, label }) => html`<option value=${value}>${label ?? nothing}</option>`)}
          </datalist>`
    }`;
}

function choiceOf(page: Page, field: FieldView, text: string, described: Described): TemplateResult {
  const { name, required, choices = [] } = field;
  const none = { value: '', label: page.strings.notGiven };
  const odd = text !== '' && !choices.includes(text) ? [text] : [];
  const options = [none, ...[...odd, ...choices].map((value) => ({ value, label: value }))];
  const { id, describedBy, invalid } = described;
  return dropdown(options, text, (value) => page.edit(name, value), { id, describedBy, invalid, required });
}

/** A fresh form is not full of complaints: a field's is shown once it was left, or once Try was pressed. */
function problemOf({ state, strings }: Page, { name, problem, required, kind, text }: FieldView): string | undefined {
  const { touched, tried } = state.form;
  if (tried && required && kind !== 'secret' && text === '') return fill(strings.missing, name);
  return tried || touched.has(name) ? problem : undefined;
}

function touch({ state, change }: Page, name: string): void {
  const { form } = state;
  if (!form.touched.has(name)) change({ form: { ...form, touched: new Set([...form.touched, name]) } });
}
