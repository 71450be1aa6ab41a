import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import { MAX_TEXT_LENGTH } from '../../core/requests/form/textLimit';
import { JSON_BODY } from '../edits';
import { fill } from '../format';
import type { FieldView, RequestView } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { segments } from '../widgets/choices';
import { fieldView, problemView, textOf } from './field';

/** From this number on, optional fields are collapsed. */
const MIN_COLLAPSED_FIELDS = 5;

/** The values of the request: a form, or the body as JSON. */
export function fieldsView(page: Page, request: RequestView): TemplateResult {
  const { strings, post } = page;
  const { hasBody, mode, fields } = request;
  const modes = [
    { value: 'form', label: strings.form },
    { value: 'json', label: strings.json },
  ] as const;
  return html`
    ${hasBody ? segments('mode', strings.body, modes, mode, (to) => post({ type: 'mode', mode: to })) : nothing}
    ${formView(page, request)} ${mode === 'json' ? jsonView(page, request) : nothing}
    ${fields.length === 0 && mode === 'form' ? html`<p class="muted">${strings.noParameters}</p>` : nothing}
  `;
}

/** Required fields first; many optional ones are collapsed. */
function formView(page: Page, request: RequestView): TemplateResult {
  const { state, strings, change } = page;
  const required = request.fields.filter((field) => field.required);
  const optional = request.fields.filter((field) => !field.required);
  const list = (fields: readonly FieldView[]) =>
    repeat(
      fields,
      ({ name }) => `${request.operation.id} ${name}`,
      (field) => fieldView(page, field),
    );
  if (optional.length < MIN_COLLAPSED_FIELDS) return html`${list([...required, ...optional])}`;
  const hasValue = optional.some(({ text }) => text !== '');
  const open = state.form.optional || hasValue;
  const toggle = ({ currentTarget }: Event) => {
    const isOpen = (currentTarget as HTMLDetailsElement).open;
    if (isOpen !== open) change({ form: { ...state.form, optional: isOpen } });
  };
  return html`${list(required)}
    <details class="fold" ?open=${open} @toggle=${toggle}>
      <summary>${icons.chevronRight}${fill(strings.optionalFields, optional.length)}</summary>
      ${list(optional)}
    </details>`;
}

function jsonView(page: Page, request: RequestView): TemplateResult {
  const { strings, edit } = page;
  const problem = request.json?.problem;
  return html`<div class="field">
    <label for="json">${strings.jsonBody}</label>
    <textarea
      id="json"
      class="input mono"
      rows="10"
      spellcheck="false"
      maxlength=${MAX_TEXT_LENGTH}
      ?readonly=${request.json?.isHidden ?? false}
      aria-invalid=${problem === undefined ? nothing : 'true'}
      aria-describedby=${problem === undefined ? nothing : 'json-problem'}
      .value=${live(textOf(page, JSON_BODY, request.json?.text ?? ''))}
      @input=${(event: Event) => edit(JSON_BODY, (event.currentTarget as HTMLTextAreaElement).value)}
    ></textarea>
    ${problem === undefined ? nothing : problemView('json-problem', problem)}
  </div>`;
}
