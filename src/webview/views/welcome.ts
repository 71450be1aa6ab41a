import { html, type TemplateResult } from 'lit';
import { joinSentences } from '../../core/platform/text';
import type { PageCommand } from '../../core/sidebar/parseMessage';
import { icons } from '../icons';
import type { Page } from '../page';
import { button } from '../widgets/buttons';

/** Without an active profile: how to get the first token, or to one of the profiles that there are. */
export function welcomeView(page: Page): TemplateResult {
  const { strings, post, snapshot } = page;
  if (snapshot.token.kind === 'unselected') return unselectedView(page);
  const command = (command: PageCommand) => () => post({ type: 'command', command });
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

/** The active profile was removed. */
function unselectedView({ strings, post }: Page): TemplateResult {
  const command = (command: PageCommand) => () => post({ type: 'command', command });
  return html`<section class="welcome" aria-labelledby="welcome-title" data-region>
    <h1 id="welcome-title">${strings.unselected}</h1>
    <p>${strings.unselectedText}</p>
    <div class="stack">
      ${button(strings.switchProfile, command('switchProfile'), { act: 'switchProfile', home: true })}
      ${button(strings.addProfile, command('addProfile'), { act: 'addProfile', secondary: true })}
    </div>
  </section>`;
}
