import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { MAX_TEXT_LENGTH } from '../../core/requests/form/textLimit';
import { fill } from '../format';
import type { FieldView } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { dropdown } from '../widgets/choices';

/** One field of the form, with its hint and its problem. */
export function fieldView(page: Page, field: FieldView): TemplateResult {
  const { strings } = page;
  const { name, required, kind, note } = field;
  const hint = [...field.hint, ...(note === undefined ? [] : [note])];
  const id = `field-${name}`;
  const problem = problemOf(page, field);
  const hintId = hint.length === 0 ? undefined : `${id}-hint`;
  const problemId = problem === undefined ? undefined : `${id}-problem`;
  const describedBy = [problemId, hintId].filter(Boolean).join(' ') || undefined;
  return html`<div class="field" @focusout=${() => touch(page, name)}>
    <label for=${kind === 'secret' ? nothing : id}>
      <span class="mono">${name}</span>
      ${required ? html`<span class="required">${strings.required}</span>` : nothing}
    </label>
    ${controlOf(page, field, { id, describedBy, invalid: problem !== undefined })}
    ${problemId === undefined || problem === undefined ? nothing : problemView(problemId, problem)}
    ${hintId === undefined ? nothing : html`<p class="hint" id=${hintId}>${hint.join(' · ')}</p>`}
  </div>`;
}

export function problemView(id: string, problem: string): TemplateResult {
  return html`<p class="problem iconic" id=${id}>${icons.error}<span>${problem}</span></p>`;
}

/** The newest text: edits that the host hasn't received are newer than its text. */
export function textOf({ state, snapshot }: Page, field: string, hostText: string): string {
  const typed = state.form.typed.get(field);
  return typed && typed.n > snapshot.edited ? typed.text : hostText;
}

interface ControlAttributes {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

function controlOf(page: Page, field: FieldView, attributes: ControlAttributes): TemplateResult {
  const { name, required, kind, suggestions } = field;
  const { id, describedBy, invalid } = attributes;
  const text = textOf(page, name, field.text);
  if (kind === 'choice') return choiceOf(page, field, text, attributes);
  if (kind === 'secret') return html`<p class="muted iconic">${icons.lock}<span>${page.strings.secretField}</span></p>`;
  const type = (event: Event) => page.edit(name, (event.currentTarget as HTMLInputElement).value);
  if (kind === 'json')
    return html`<textarea
      class="input mono"
      rows="3"
      spellcheck="false"
      maxlength=${MAX_TEXT_LENGTH}
      id=${id}
      aria-describedby=${ifDefined(describedBy)}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-required=${required ? 'true' : nothing}
      .value=${live(text)}
      @input=${type}
    ></textarea>`;
  const list = suggestions ? `${id}-suggestions` : undefined;
  return html`<input
      class="input"
      type="text"
      inputmode=${kind === 'number' ? 'decimal' : nothing}
      spellcheck="false"
      autocomplete="off"
      maxlength=${MAX_TEXT_LENGTH}
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
            ${suggestions?.map(({ value, label }) => html`<option value=${value}>${label ?? nothing}</option>`)}
          </datalist>`
    }`;
}

function choiceOf(page: Page, field: FieldView, text: string, attributes: ControlAttributes): TemplateResult {
  const { name, required, choices = [] } = field;
  const empty = { value: '', label: page.strings.noValue };
  const other = text !== '' && !choices.includes(text) ? [text] : [];
  const options = [empty, ...[...other, ...choices].map((value) => ({ value, label: value }))];
  const { id, describedBy, invalid } = attributes;
  return dropdown(options, text, (value) => page.edit(name, value), { id, describedBy, invalid, required });
}

/** A new form shows no problems: a field's is shown after the focus left it, or after Try was pressed. */
function problemOf({ state, strings }: Page, { name, problem, required, kind, text }: FieldView): string | undefined {
  const { touched, tried } = state.form;
  if (tried && required && kind !== 'secret' && text === '') return fill(strings.fieldRequired, name);
  return tried || touched.has(name) ? problem : undefined;
}

/** The focus has left a field. */
export function touch({ state, change }: Page, name: string): void {
  const { form } = state;
  if (!form.touched.has(name)) change({ form: { ...form, touched: new Set([...form.touched, name]) } });
}
