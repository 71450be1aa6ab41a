import { html, type TemplateResult } from 'lit';
import { joinSentences } from '../../core/platform/text';
import { icons } from '../icons';
import type { Page } from '../page';
import { button } from '../widgets/buttons';

/** Without a profile: how to get the first token. */
export function welcomeView({ strings, post }: Page): TemplateResult {
  const command = (command: 'addProfile' | 'importCredentials') => () => post({ type: 'command', command });
  return html`<section class="welcome" aria-labelledby="welcome-title" data-region>
    <h1 id="welcome-title">${strings.welcome}</h1>
    <p>${joinSentences(strings.welcomeText)}</p>
    <div class="stack">
      ${button(strings.addProfile, command('addProfile'), { act: 'addProfile', home: true })}
      ${button(strings.importCredentials, command('importCredentials'), { act: 'importCredentials', secondary: true })}
    </div>
    <p class="muted iconic">${icons.lock}<span>${joinSentences(strings.welcomeSecrets)}</span></p>
  </section>`;
}
