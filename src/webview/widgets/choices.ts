import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** One of a few choices, all of them visible. */
export function segments<T extends string>(
  name: string,
  legend: string,
  choices: readonly Choice<T>[],
  chosen: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`<fieldset class="segments">
    <legend class="hidden">${legend}</legend>
    ${choices.map(
      ({ value, label }) =>
        html`<label
          ><input
            type="radio"
            name=${name}
            value=${value}
            .checked=${live(value === chosen)}
            @change=${() => choose(value)}
          /><span>${label}</span></label
        >`,
    )}
  </fieldset>`;
}

export interface DropdownAttributes {
  readonly label?: string;
  readonly id?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
}

/** One of many choices, in the browser's own list, which screen readers support best. */
export function dropdown(
  choices: readonly Choice<string>[],
  chosen: string,
  choose: (value: string) => void,
  attributes: DropdownAttributes,
): TemplateResult {
  const { label, id, describedBy, invalid, required } = attributes;
  return html`<select
    class="dropdown"
    id=${ifDefined(id)}
    aria-label=${ifDefined(label)}
    aria-describedby=${ifDefined(describedBy)}
    aria-invalid=${ifDefined(invalid ? 'true' : undefined)}
    aria-required=${ifDefined(required ? 'true' : undefined)}
    @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}
  >
    ${choices.map(
      (choice) =>
        html`<option value=${choice.value} .selected=${live(choice.value === chosen)}>${choice.label}</option>`,
    )}
  </select>`;
}
