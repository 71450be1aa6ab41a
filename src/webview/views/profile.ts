import { html, nothing, type TemplateResult } from 'lit';
import type { TokenView } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { iconButton } from '../widgets/buttons';

type Profile = NonNullable<TokenView['profile']>;

/** The profile and its environment: real money must be obvious at a glance. */
export function profileView({ strings, post }: Page, profile: Profile): TemplateResult {
  const { label, environment, baseUrl, live, readOnly } = profile;
  const command = (command: 'switchProfile' | 'editProfile') => () => post({ type: 'command', command });
  return html`<section class="profile" aria-label=${strings.profile}>
    <div class="bar">
      ${live ? nothing : html`<span class="chip" title=${baseUrl}>${environment}</span>`}
      <h1 class="grow clip" title=${baseUrl}>${label}</h1>
      ${iconButton(strings.switchProfile, 'arrowSwap', command('switchProfile'), 'switchProfile')}
      ${iconButton(strings.editProfile, 'gear', command('editProfile'), 'editProfile')}
    </div>
    ${
      live
        ? html`<p class="live" title=${baseUrl}>
            ${icons.warning}<strong>${strings.live}</strong><span>${strings.realMoney}</span>
            ${readOnly ? html`<span class="iconic">${icons.lock}${strings.readOnly}</span>` : nothing}
          </p>`
        : nothing
    }
  </section>`;
}
