import { html, nothing, type TemplateResult } from 'lit';
import { joinSentences } from '../../core/platform/text';
import type { Explanation } from '../hostData';
import type { Page } from '../page';
import { toneIcon } from '../statusIcon';
import { button } from '../widgets/buttons';
import { postTry } from './send';

/** What a response means, what Tradovate says about it, and buttons for the next step. */
export function explanationView(
  page: Page,
  { reason, tone, sentences, quotations, remedies }: Explanation,
): TemplateResult {
  const { strings } = page;
  return html`<div class="note" role="note" data-reason=${reason} data-tone=${tone}>
    <p class="iconic">${toneIcon(tone, strings)}<span>${joinSentences(sentences)}</span></p>
    ${
      quotations.length > 0
        ? html`<p class="muted">${strings.serviceSays}</p>
            <ul class="quotes">
              ${quotations.map((quotation) => html`<li><q>${quotation}</q></li>`)}
            </ul>`
        : nothing
    }
    ${
      remedies.length > 0
        ? html`<div class="bar wrapping">
            ${remedies.map((remedy, at) =>
              button(strings.remedies[remedy], () => apply(page, remedy), {
                act: remedy,
                secondary: at > 0,
              }),
            )}
          </div>`
        : nothing
    }
  </div>`;
}

function apply(page: Page, remedy: Explanation['remedies'][number]): void {
  if (remedy === 'try-again') postTry(page);
  else page.post({ type: 'remedy', remedy });
}
