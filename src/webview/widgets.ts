import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icons, type Icon } from './icons';

export interface ButtonOptions {
  readonly secondary?: boolean;
  readonly icon?: Icon;
  /** Finds it in the page: for the focus, and for tests. */
  readonly act?: string;
  readonly describedBy?: string;
  /** The focus comes here when what had it in the same region is gone. */
  readonly home?: boolean;
}

/** A button with words. */
export function button(label: string, press: () => void, options: ButtonOptions = {}): TemplateResult {
  const { secondary = false, icon, act, describedBy, home = false } = options;
  return html`<vscode-button
    tabindex="0"
    role="button"
    ?secondary=${secondary}
    ?data-home=${home}
    data-act=${ifDefined(act)}
    aria-describedby=${ifDefined(describedBy)}
    @click=${press}
    @keydown=${keepToButton}
    >${icon ? icons[icon] : nothing}<span>${label}</span></vscode-button
  >`;
}

/** A button with an icon alone, for what is beside. */
export function iconButton(label: string, icon: Icon, press: () => void, act?: string): TemplateResult {
  return html`<vscode-toolbar-button .label=${label} title=${label} data-act=${ifDefined(act)} @click=${press}
    >${icons[icon]}</vscode-toolbar-button
  >`;
}

/** An icon that is on or off. */
export function iconSwitch(label: string, on: boolean, icon: Icon, press: () => void, act: string): TemplateResult {
  return html`<vscode-toolbar-button
    toggleable
    .checked=${live(on)}
    .label=${label}
    title=${label}
    data-act=${act}
    @click=${press}
    >${icons[icon]}</vscode-toolbar-button
  >`;
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** One of a few, all of them to be seen. */
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

/** One of many, in the browser's own list: it is small, and screen readers know it. */
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

export interface SearchBox {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** UTF-16 units. */
  readonly longest?: number;
  readonly home?: boolean;
}

/** @param beside what comes behind the text */
export function searchBox(box: SearchBox, beside: unknown): TemplateResult {
  const { id, label, placeholder, text, type, onKey, longest, home = false } = box;
  return html`<div class="search">
    ${icons.search}
    <input
      id=${id}
      class="input"
      type="text"
      ?data-home=${home}
      spellcheck="false"
      autocomplete="off"
      maxlength=${ifDefined(longest)}
      aria-label=${label}
      placeholder=${placeholder}
      .value=${text}
      @input=${(event: Event) => type((event.currentTarget as HTMLInputElement).value)}
      @keydown=${onKey}
    />
    ${beside}
  </div>`;
}

export function countBadge(count: number): TemplateResult {
  return html`<vscode-badge variant="counter">${count}</vscode-badge>`;
}

export function progress(label: string): TemplateResult {
  return html`<vscode-progress-bar indeterminate aria-label=${label}></vscode-progress-bar>`;
}

/** The key that presses a button does nothing else: it neither moves the page nor opens a list that gets the focus by it. */
function keepToButton(event: KeyboardEvent): void {
  if (event.key === ' ' || event.key === 'Enter') event.preventDefault();
}
