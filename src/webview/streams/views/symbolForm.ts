import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../format';
import { button } from '../../widgets/buttons';
import type { StreamPage } from '../page';

export interface SymbolForm {
  readonly submitLabel: string;
  readonly act: string;
  readonly submit: (text: string) => void;
  /** More controls of the form. */
  readonly after?: TemplateResult;
}

/** A symbol to type, with the front months offered. */
export function symbolForm(page: StreamPage, { submitLabel, act, submit, after }: SymbolForm): TemplateResult {
  const { strings, state } = page;
  const send = (form: HTMLElement) => {
    const input = form.querySelector<HTMLInputElement>('input');
    if (!input || input.value.trim() === '') return;
    submit(input.value);
    input.value = '';
    input.focus();
  };
  const formOf = (event: Event) => (event.currentTarget as HTMLElement).closest<HTMLElement>('.symbol-form');
  const onKey = (event: KeyboardEvent) => {
    const form = formOf(event);
    if (event.key !== 'Enter' || !form) return;
    event.preventDefault();
    send(form);
  };
  const onClick = () => {
    const form = document.querySelector<HTMLElement>('.symbol-form');
    if (form) send(form);
  };
  return html`<div class="bar wrapping symbol-form">
    <label for="symbol">${strings.symbol}</label>
    <input
      id="symbol"
      class="input"
      list="symbols"
      maxlength="40"
      autocomplete="off"
      spellcheck="false"
      data-first
      placeholder=${fill(strings.symbolHint, state.symbols[0]?.value ?? 'MESZ6')}
      @keydown=${onKey}
    />
    <datalist id="symbols">
      ${state.symbols.map(({ value, label }) => html`<option value=${value}>${label ?? nothing}</option>`)}
    </datalist>
    ${button(submitLabel, onClick, { act })} ${after ?? nothing}
  </div>`;
}
