import { html, type TemplateResult } from 'lit';
import { joinSentences } from '../../../core/platform/text';
import type { StreamTab } from '../hostData';
import type { StreamPage } from '../page';
import { accountTab } from './account';
import { chartTab } from './chart';
import { connectionsView } from './connections';
import { depthTab } from './depth';
import { messagesTab } from './messages';
import { quotesTab } from './quotes';
import { tabsView } from './tabs';

const tabs: Readonly<Record<StreamTab, (page: StreamPage) => TemplateResult>> = {
  account: accountTab,
  quotes: quotesTab,
  depth: depthTab,
  chart: chartTab,
  messages: messagesTab,
};

/** The whole page: connections, tabs, and the tab that is open. */
export function streamView(page: StreamPage): TemplateResult {
  const { snapshot, state } = page;
  return html`<main class="streams">
    ${connectionsView(page)} ${tabsView(page)}
    <div class="tab-panel" id="panel" role="tabpanel" aria-labelledby=${`tab-${snapshot.tab}`} data-region>
      ${tabs[snapshot.tab](page)}
    </div>
    <div role="status" class="hidden" id="announcement">${joinSentences(state.announced)}</div>
  </main>`;
}
