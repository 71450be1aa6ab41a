import { html, nothing, type TemplateResult } from 'lit';
import type { TokenAction } from '../../core/sidebar/parseMessage';
import type { TokenView } from '../hostData';
import type { Icon } from '../icons';
import type { Page } from '../page';
import { toneIcon } from '../statusIcon';
import { button, iconButton } from '../widgets/buttons';
import { progress } from '../widgets/indicators';

/** The token's state, when it expires, what happens next, and the available actions. */
export function tokenView({ snapshot, strings, post }: Page): TemplateResult {
  const { token } = snapshot;
  const { headline, timeLeft, lines, tone, kind } = token;
  return html`<section class="token" aria-label=${strings.token} data-region data-tone=${tone}>
    <div class="bar wrapping">
      <h2 class="grow iconic" tabindex="-1" data-home>
        ${toneIcon(tone, strings, stateIcons[kind])}<span>${headline}</span>
      </h2>
      ${timeLeft === undefined ? nothing : html`<span class="time-left">${timeLeft}</span>`}
    </div>
    ${lifetimeBar(token, strings.timeLeft)} ${kind === 'busy' ? progress(headline) : nothing}
    ${
      lines.length > 0
        ? html`<ul class="plain muted">
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`
        : nothing
    }
    ${actionsView(token.actions, strings.tokenActions, (action) => post({ type: 'token', action }))}
  </section>`;
}

const stateIcons: Readonly<Record<TokenView['kind'], Icon>> = {
  welcome: 'key',
  unselected: 'key',
  none: 'key',
  busy: 'sync',
  waiting: 'watch',
  alive: 'pass',
  expired: 'warning',
  ended: 'warning',
  blocked: 'lock',
};

const actionIcons: Readonly<Record<TokenAction, Icon>> = {
  getToken: 'key',
  renewToken: 'sync',
  copyToken: 'copy',
  copyAuthorizationHeader: 'clippy',
  forgetToken: 'trash',
  signInAgain: 'signIn',
  captchaSolved: 'check',
};

function lifetimeBar({ remaining, announcement, tone }: TokenView, label: string): TemplateResult | typeof nothing {
  if (remaining === undefined) return nothing;
  return html`<progress
    class="lifetime"
    data-tone=${tone}
    max="1"
    .value=${remaining}
    aria-label=${label}
    aria-valuetext=${announcement}
  ></progress>`;
}

/** The most likely action as a button with text, the others as icons. */
function actionsView(
  [first, ...rest]: readonly TokenAction[],
  labels: Readonly<Record<TokenAction, string>>,
  run: (action: TokenAction) => void,
): TemplateResult | typeof nothing {
  if (first === undefined) return nothing;
  return html`<div class="bar wrapping">
    ${button(labels[first], () => run(first), { act: first, icon: actionIcons[first] })}
    <span class="line at-end">
      ${rest.map((action) => iconButton(labels[action], actionIcons[action], () => run(action), action))}
    </span>
  </div>`;
}
