import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../widgets/buttons';
import type { StreamTab } from '../hostData';
import type { StreamPage } from '../page';

const TABS: readonly StreamTab[] = ['account', 'quotes', 'depth', 'chart', 'messages'];

/** The tabs, and what goes for all of them. Arrow keys change the tab. */
export function tabsView({ state, snapshot, strings, post }: StreamPage): TemplateResult {
  const select = (tab: StreamTab) => post({ type: 'tab', tab });
  const onKey = (event: KeyboardEvent) => {
    const at = TABS.indexOf(snapshot.tab);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = TABS[(next + TABS.length) % TABS.length] ?? 'account';
    select(tab);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  return html`<div class="bar wrapping tab-bar">
    <div role="tablist" aria-label=${strings.tabs} class="tabs" @keydown=${onKey}>
      ${TABS.map(
        (tab) =>
          html`<button
            type="button"
            role="tab"
            id=${`tab-${tab}`}
            aria-selected=${String(tab === snapshot.tab)}
            aria-controls="panel"
            tabindex=${tab === snapshot.tab ? 0 : -1}
            ?data-home=${tab === snapshot.tab}
            @click=${() => select(tab)}
          >
            ${strings[tab]}
          </button>`,
      )}
    </div>
    ${
      state.hasCode
        ? html`<span class="at-end"
            >${button(strings.copyAsCode, () => post({ type: 'copyCode' }), { secondary: true, icon: 'copy', act: 'copyCode' })}</span
          >`
        : nothing
    }
  </div>`;
}

/** Moves the focus to where work in this tab begins. @returns false if it isn't drawn yet */
export function focusTab(root: HTMLElement, tab: StreamTab): boolean {
  const target = root.querySelector<HTMLElement>(tab === 'account' ? '#tab-account' : `#panel [data-first]`);
  target?.focus();
  return target !== null;
}
