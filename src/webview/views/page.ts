import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../page';
import { bracketView } from './bracket';
import { historyView } from './history';
import { operationsView } from './operations';
import { profileView } from './profile';
import { recipesView } from './recipes';
import { requestView } from './request';
import { responseView } from './response';
import { tokenView } from './token';
import { welcomeView } from './welcome';

/** The whole page, top to bottom. */
export function pageView(page: Page): TemplateResult {
  const { snapshot, state } = page;
  const { token, request, bracket } = snapshot;
  const response = state.response?.view.id === snapshot.response ? state.response : undefined;
  return html`<main>
    ${token.profile ? html`${profileView(page, token.profile)}${tokenView(page)}` : welcomeView(page)}
    ${bracket ? bracketView(page, bracket) : request ? requestView(page, request) : listsView(page)}
    ${response ? responseView(page, response) : nothing} ${snapshot.history.length > 0 ? historyView(page) : nothing}
    <div role="status" class="hidden" id="announcement">${state.announced}</div>
  </main>`;
}

/** What there is to choose from as long as no form is open. */
function listsView(page: Page): TemplateResult {
  return html`${recipesView(page)}${operationsView(page)}`;
}
