import { html, type TemplateResult } from 'lit';
import { button } from '../../widgets/buttons';
import type { StreamPage } from '../page';
import type { OpenMessage } from '../state';

/** More isn't read, and takes long to draw. UTF-16 units. */
const MAX_LENGTH = 20_000;

/** The whole text of one message. */
export function messageDetail({ strings, post, state, draw }: StreamPage, message: OpenMessage): TemplateResult {
  const { socket, sequence, text } = message;
  const close = () => {
    state.openMessage = undefined;
    draw();
  };
  return html`<section class="detail" aria-label=${strings.message}>
    <div class="bar wrapping">
      <h2 class="grow">${strings.message}</h2>
      ${button(strings.copy, () => post({ type: 'copyMessages', only: { socket, sequence } }), {
        ...{ act: 'copyMessage', icon: 'copy', secondary: true },
      })}
      ${button(strings.closeMessage, close, { act: 'closeMessage', icon: 'close', secondary: true })}
    </div>
    <pre class="code" tabindex="0">${text === undefined ? strings.waiting : pretty(text).slice(0, MAX_LENGTH)}</pre>
  </section>`;
}

function pretty(text: string): string {
  if (!text.startsWith('a[') || /\d{16}/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text.slice(1)), undefined, 2);
  } catch {
    return text;
  }
}
