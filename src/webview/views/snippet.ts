import { html, type TemplateResult } from 'lit';
import { joinSentences } from '../../core/platform/text';
import type { RequestView } from '../hostData';
import type { Page } from '../page';
import { button } from '../widgets/buttons';
import { dropdown, segments } from '../widgets/choices';

/** The request as code, as it will be inserted, with the token masked. */
export function snippetView({ strings, post }: Page, request: RequestView): TemplateResult {
  const { dialects, dialect, token, snippet, snippetProblem } = request;
  const languages = dialects.map(({ id, label }) => ({ value: id, label }));
  const kinds = [
    { value: 'literal', label: strings.tokenLiteral },
    { value: 'reference', label: strings.tokenReference },
  ] as const;
  return html`<div class="snippet">
    <h3 class="title">${strings.snippet}</h3>
    <div class="bar wrapping">
      ${dropdown(languages, dialect, (id) => post({ type: 'dialect', dialect: id }), { label: strings.language })}
      ${segments('token', strings.tokenAs, kinds, token, (kind) => post({ type: 'tokenKind', kind }))}
    </div>
    ${
      snippetProblem
        ? html`<p class="muted">${joinSentences(snippetProblem)}</p>`
        : html`<pre class="code" tabindex="0" role="group" aria-label=${strings.snippet}>${snippet}</pre>`
    }
    <div class="bar wrapping">
      ${button(strings.insert, () => post({ type: 'insert' }), { act: 'insert', secondary: true, icon: 'goToFile' })}
      ${button(strings.copy, () => post({ type: 'copy' }), { act: 'copySnippet', secondary: true, icon: 'copy' })}
    </div>
  </div>`;
}
