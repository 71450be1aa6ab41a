import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icons } from '../icons';

export interface SearchBox {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** UTF-16 units. */
  readonly maxLength?: number;
  readonly home?: boolean;
  /** Gets the focus when the view is shown. */
  readonly first?: boolean;
}

/** @param after shown after the text */
export function searchBox(box: SearchBox, after: unknown): TemplateResult {
  const { id, label, placeholder, text, type, onKey, maxLength, home = false, first = false } = box;
  return html`<div class="search">
    ${icons.search}
    <input
      id=${id}
      class="input"
      type="text"
      ?data-home=${home}
      ?data-first=${first}
      spellcheck="false"
      autocomplete="off"
      maxlength=${ifDefined(maxLength)}
      aria-label=${label}
      placeholder=${placeholder}
      .value=${text}
      @input=${(event: Event) => type((event.currentTarget as HTMLInputElement).value)}
      @keydown=${onKey}
    />
    ${after}
  </div>`;
}
