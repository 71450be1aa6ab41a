import { html, type TemplateResult } from 'lit';
import { toneIcon } from '../../statusIcon';
import type { StreamPage } from '../page';

/** Why there is no data, and what to do. */
export function problemView({ strings }: StreamPage, sentences: readonly string[]): TemplateResult {
  return html`<div class="note" data-tone="warning" role="note">
    <p class="iconic">${toneIcon('warning', strings)}<span>${sentences.map((sentence) => html`${sentence} `)}</span></p>
  </div>`;
}
