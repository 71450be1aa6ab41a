import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icons, type Icon } from '../icons';

export interface ButtonOptions {
  readonly secondary?: boolean;
  readonly icon?: Icon;
  /** Identifies the button: for the focus and for tests. */
  readonly act?: string;
  readonly describedBy?: string;
  /** For screen readers, where the text alone doesn't say enough. */
  readonly label?: string;
  /** Gets the focus when the focused element of its region is removed. */
  readonly home?: boolean;
}

/** A button with text. */
export function button(label: string, press: () => void, options: ButtonOptions = {}): TemplateResult {
  const { secondary = false, icon, act, describedBy, label: spoken, home = false } = options;
  return html`<vscode-button
    tabindex="0"
    role="button"
    ?secondary=${secondary}
    ?data-home=${home}
    data-act=${ifDefined(act)}
    aria-describedby=${ifDefined(describedBy)}
    aria-label=${ifDefined(spoken)}
    @click=${press}
    @keydown=${keepToButton}
    >${icon ? icons[icon] : nothing}<span>${label}</span></vscode-button
  >`;
}

/** A button with an icon only, for secondary actions. */
export function iconButton(label: string, icon: Icon, press: () => void, act?: string): TemplateResult {
  return html`<vscode-toolbar-button .label=${label} title=${label} data-act=${ifDefined(act)} @click=${press}
    >${icons[icon]}</vscode-toolbar-button
  >`;
}

/** An icon that toggles. */
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

/**
 * The key that presses a button does nothing else: it neither scrolls the page nor opens a list that gets the focus. Held
 * down, it presses the button once: the button's own listener would press it with every repetition, so this one comes first.
 */
const keepToButton = {
  capture: true,
  handleEvent(event: KeyboardEvent): void {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.repeat) event.stopImmediatePropagation();
  },
};
