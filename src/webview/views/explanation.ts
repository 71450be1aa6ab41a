import { html, nothing, type TemplateResult } from 'lit';
import type { ResponseView } from '../../core/sidebar/messages';
import type { Page } from '../page';
import { toneMark } from '../statusIcon';
import { button } from '../widgets';

/** What an answer means, what Tradovate says about it, and what helps. */
export function explanationView(
  { strings, post }: Page,
  { tone, sentence, points, remedies }: NonNullable<ResponseView['explanation']>,
): TemplateResult {
  return html`<div class="note" role="note" data-tone=${tone}>
    <p class="iconic">${toneMark(tone, strings)}<span>${sentence}</span></p>
    ${
      points.length > 0
        ? html`<p class="muted">${strings.says}:</p>
            <ul class="quotes">
              ${points.map((point) => html`<li>“${point}”</li>`)}
            </ul>`
        : nothing
    }
    ${
      remedies.length > 0
        ? html`<div class="bar wrapping">
            ${remedies.map((remedy, at) =>
              button(strings.remedies[remedy], () => post({ type: 'remedy', remedy }), {
                act: remedy,
                secondary: at > 0,
              }),
            )}
          </div>`
        : nothing
    }
  </div>`;
}
