import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { html, type TemplateResult } from 'lit';

export function countBadge(count: number): TemplateResult {
  return html`<vscode-badge variant="counter">${count}</vscode-badge>`;
}

export function progress(label: string): TemplateResult {
  return html`<vscode-progress-bar indeterminate aria-label=${label}></vscode-progress-bar>`;
}
