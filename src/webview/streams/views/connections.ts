import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../format';
import { icons } from '../../icons';
import { toneIcon } from '../../statusIcon';
import { button } from '../../widgets/buttons';
import type { SocketView } from '../hostData';
import type { StreamPage } from '../page';

/** Whose data it is, and each connection in one line. */
export function connectionsView(page: StreamPage): TemplateResult {
  const { snapshot, strings } = page;
  const { profile, environment, isLive, sockets } = snapshot;
  return html`<section class="connections" aria-label=${strings.connections}>
    <div class="bar wrapping">
      ${profile === undefined ? nothing : html`<h1 class="clip">${profile}</h1>`}
      ${
        isLive
          ? html`<span class="chip danger"><strong>${strings.live}</strong> ${strings.realMoney}</span>`
          : environment === undefined
            ? nothing
            : html`<span class="chip">${environment}</span>`
      }
    </div>
    ${
      sockets.length === 0
        ? html`<p class="muted">${strings.notConnected}</p>`
        : html`<ul class="plain">
            ${sockets.map((socket) => connectionLine(page, socket))}
          </ul>`
    }
  </section>`;
}

function connectionLine({ strings, post }: StreamPage, socket: SocketView): TemplateResult {
  const { kind, label, text, tone, action } = socket;
  const connects = action === 'connect';
  return html`<li class="bar wrapping connection" data-tone=${tone} data-socket=${kind}>
    <span class="iconic grow ${tone === 'success' ? 'good' : ''}">
      ${tone === 'success' ? icons.pass : toneIcon(tone, strings, 'sync')}
      <span><strong>${label}:</strong> <span class="state">${text}</span></span>
    </span>
    ${button(
      connects ? strings.connect : strings.disconnect,
      () => post({ type: connects ? 'connect' : 'disconnect', socket: kind }),
      {
        secondary: true,
        act: `${action}-${kind}`,
        label: fill(connects ? strings.connectTo : strings.disconnectFrom, label),
      },
    )}
  </li>`;
}
