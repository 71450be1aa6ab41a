import { html, nothing, type TemplateResult } from 'lit';
import { toneIcon } from '../../statusIcon';
import type { SymbolOutcome } from '../hostData';
import type { StreamPage } from '../page';

/** Why there is no data, and what to do. */
export function problemView({ strings }: StreamPage, sentences: readonly string[]): TemplateResult {
  return html`<div class="note" data-tone="warning" role="note">
    <p class="iconic">${toneIcon('warning', strings)}<span>${sentences.map((sentence) => html`${sentence} `)}</span></p>
  </div>`;
}

/** Why a symbol has no data, or that its prices are old. */
export function outcomeView(page: StreamPage, { problem, isDelayed }: SymbolOutcome): TemplateResult | typeof nothing {
  if (problem) return problemView(page, problem);
  return isDelayed ? problemView(page, [page.strings.delayedPrices]) : nothing;
}
