import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { fill } from '../format';
import type { BracketView } from '../hostData';
import type { Page } from '../page';
import { dropdown, segments } from '../widgets/choices';
import { problemView, textOf, touch } from './field';

type Field = keyof BracketView['fields'];

/** The form: what to trade, the entry, and both exits. */
export function bracketFields(page: Page, bracket: BracketView): TemplateResult {
  const { strings, edit } = page;
  const { fields, contract, symbols } = bracket;
  const sides = [
    { value: 'Buy', label: strings.buy },
    { value: 'Sell', label: strings.sell },
  ] as const;
  const entries = (['Market', 'Limit', 'Stop'] as const).map((value) => ({ value, label: strings.entryTypes[value] }));
  const side = textOf(page, 'side', fields.side.text) === 'Sell' ? 'Sell' : 'Buy';
  const chosen = textOf(page, 'entry', fields.entry.text);
  const entry = entries.find(({ value }) => value === chosen)?.value ?? 'Limit';
  return html`${accountField(page, bracket)}
    ${inputField(page, bracket, { field: 'symbol', label: strings.symbol, suggestions: symbols, hint: contract })}
    <div class="line wrapping">
      <div class="field">
        <label aria-hidden="true">${strings.side}</label>
        ${segments('side', strings.side, sides, side, (value) => edit('side', value))}
      </div>
      ${inputField(page, bracket, { field: 'quantity', label: strings.quantity, isNumber: true })}
    </div>
    ${inputField(page, bracket, {
      ...{ field: 'entryPrice', label: strings.entryPrices[entry], isNumber: true },
      ...(entry === 'Market' ? { hint: strings.marketPriceHint } : {}),
      before: dropdown(entries, entry, (value) => edit('entry', value), { label: strings.entryType }),
    })}
    ${exitField(page, bracket, 'stop', strings.stopLoss, strings.stopUnit)}
    ${exitField(page, bracket, 'target', strings.target, strings.targetUnit)}`;
}

function accountField(page: Page, bracket: BracketView): TemplateResult {
  const { state, strings, edit } = page;
  const { accounts, fields } = bracket;
  const text = textOf(page, 'account', fields.account.text);
  const options = accounts.map((name) => ({ value: name, label: name }));
  const empty = accounts.includes(text) ? [] : [{ value: '', label: strings.selectAccount }];
  const isMissing = state.form.tried && accounts.length > 0 && empty.length > 0;
  return html`<div class="field">
    <label for=${accounts.length > 0 ? 'bracket-account' : nothing}>${strings.account}</label>
    ${
      accounts.length > 0
        ? dropdown([...empty, ...options], text, (value) => edit('account', value), {
            ...{ id: 'bracket-account', required: true, invalid: isMissing },
            describedBy: isMissing ? 'bracket-account-problem' : undefined,
          })
        : html`<p class="hint">${strings.noAccounts}</p>`
    }
    ${isMissing ? problemView('bracket-account-problem', fill(strings.fieldRequired, strings.account)) : nothing}
  </div>`;
}

function exitField(page: Page, bracket: BracketView, field: 'stop' | 'target', label: string, unitLabel: string) {
  const unitField = `${field}Unit` as const;
  const units = (['ticks', 'points', 'price'] as const).map((value) => ({ value, label: page.strings.units[value] }));
  const unit = textOf(page, unitField, bracket.fields[unitField].text);
  return inputField(page, bracket, {
    ...{ field, label, isNumber: true },
    after: dropdown(units, unit, (value) => page.edit(unitField, value), { label: unitLabel }),
  });
}

interface InputOptions {
  readonly field: Field;
  readonly label: string;
  readonly isNumber?: boolean;
  readonly hint?: string | undefined;
  readonly suggestions?: BracketView['symbols'];
  /** In the line of the input. */
  readonly before?: TemplateResult;
  readonly after?: TemplateResult;
}

function inputField(page: Page, bracket: BracketView, options: InputOptions): TemplateResult {
  const { field, label, isNumber = false, hint, suggestions = [], before, after } = options;
  const { required } = bracket.fields[field];
  const id = `bracket-${field}`;
  const problem = problemOf(page, bracket, field, label);
  const problemId = problem === undefined ? undefined : `${id}-problem`;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const list = suggestions.length > 0 ? `${id}-suggestions` : undefined;
  return html`<div class="field" @focusout=${() => touch(page, field)}>
    <label for=${id}>${label}</label>
    <div class="line">
      ${before ?? nothing}
      <input
        class="input"
        type="text"
        inputmode=${isNumber ? 'decimal' : nothing}
        spellcheck="false"
        autocomplete="off"
        id=${id}
        list=${ifDefined(list)}
        aria-describedby=${ifDefined([problemId, hintId].filter(Boolean).join(' ') || undefined)}
        aria-invalid=${problem === undefined ? nothing : 'true'}
        aria-required=${required ? 'true' : nothing}
        .value=${live(textOf(page, field, bracket.fields[field].text))}
        @input=${(event: Event) => page.edit(field, (event.currentTarget as HTMLInputElement).value)}
      />
      ${after ?? nothing}
    </div>
    ${
      list === undefined
        ? nothing
        : html`<datalist id=${list}>
            ${suggestions.map(({ value, label: name }) => html`<option value=${value}>${name ?? nothing}</option>`)}
          </datalist>`
    }
    ${problemId === undefined || problem === undefined ? nothing : problemView(problemId, problem)}
    ${hintId === undefined ? nothing : html`<p class="hint" id=${hintId}>${hint}</p>`}
  </div>`;
}

/** A new form shows no problems: a field's is shown after the focus left it, or after Try was pressed. */
function problemOf({ state, strings }: Page, { fields }: BracketView, field: Field, label: string): string | undefined {
  const { touched, tried } = state.form;
  const { text, required, problem } = fields[field];
  if (tried && required && text.trim() === '') return fill(strings.fieldRequired, label);
  return tried || touched.has(field) ? problem : undefined;
}
