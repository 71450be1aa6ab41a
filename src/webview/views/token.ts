import { html, nothing, type TemplateResult } from 'lit';
import type { TokenAction, TokenView } from '../../core/sidebar/messages';
import type { Icon } from '../icons';
import type { Page } from '../page';
import { toneMark } from '../statusIcon';
import { button, iconButton, progress } from '../widgets';

/** The token's state, how long it lives, what happens next, and what can be done. */
export function tokenView({ snapshot, strings, post }: Page): TemplateResult {
  const { token } = snapshot;
  const { headline, figure, lines, tone, kind } = token;
  return html`<section class="token" aria-label=${strings.token} data-region data-tone=${tone}>
    <div class="bar">
      <h2 class="grow iconic" tabindex="-1" data-home>
        ${toneMark(tone, strings, stateIcons[kind])}<span>${headline}</span>
      </h2>
      ${figure === undefined ? nothing : html`<span class="figure">${figure}</span>`}
    </div>
    ${lifeBar(token, strings.timeLeft)} ${kind === 'asking' ? progress(headline) : nothing}
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
  none: 'key',
  asking: 'sync',
  waiting: 'watch',
  alive: 'pass',
  expired: 'warning',
  ended: 'warning',
  stopped: 'lock',
};

const actionIcons: Readonly<Record<TokenAction, Icon>> = {
  get: 'key',
  renew: 'sync',
  copy: 'copy',
  copyHeader: 'clippy',
  forget: 'trash',
  signInAgain: 'signIn',
  captchaSolved: 'check',
};

function lifeBar({ share, spoken, tone }: TokenView, label: string): TemplateResult | typeof nothing {
  if (share === undefined) return nothing;
  return html`<progress
    class="life"
    data-tone=${tone}
    max="1"
    .value=${share}
    aria-label=${label}
    aria-valuetext=${spoken}
  ></progress>`;
}

/** The likeliest in words, the rest as icons. */
function actionsView(
  [first, ...rest]: readonly TokenAction[],
  labels: Readonly<Record<TokenAction, string>>,
  act: (action: TokenAction) => void,
): TemplateResult | typeof nothing {
  if (first === undefined) return nothing;
  return html`<div class="bar wrapping">
    ${button(labels[first], () => act(first), { act: first, icon: actionIcons[first] })}
    <span class="line beside">
      ${rest.map((action) => iconButton(labels[action], actionIcons[action], () => act(action), action))}
    </span>
  </div>`;
}
