import { html, nothing, type TemplateResult } from 'lit';
import { joinSentences } from '../../core/platform/text';
import type { RequestView } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { isCurrent, lastEdit } from '../state';
import { button } from '../widgets/buttons';
import { progress } from '../widgets/indicators';

/** A form that makes a request. */
type Sendable = Pick<RequestView, 'blocked' | 'needsConfirmation' | 'sending'>;

/** The button that sends it, and why it can't be sent. */
export function tryView(page: Page, form: Sendable): TemplateResult {
  const { strings, post, state } = page;
  const { blocked, needsConfirmation, sending } = form;
  const label = sending ? strings.sending : needsConfirmation ? strings.tryWithConfirmation : strings.try;
  const isError = state.form.tried && !sending;
  return html`<div class="try">
    <div class="bar wrapping" data-region>
      ${button(label, () => send(page, form), {
        act: 'try',
        icon: 'play',
        home: true,
        ...(blocked === undefined ? {} : { describedBy: 'blocked' }),
      })}
      ${sending ? button(strings.cancel, () => post({ type: 'cancel' }), { act: 'cancel', secondary: true }) : nothing}
    </div>
    ${sending ? progress(strings.sending) : nothing}
    ${
      blocked === undefined
        ? nothing
        : html`<p id="blocked" tabindex="-1" class="iconic ${isError ? 'bad' : 'muted'}">
            ${isError ? icons.error : icons.info}<span>${joinSentences(blocked)}</span>
          </p>`
    }
  </div>`;
}

/** Runs the action if the values make a request, else shows what is wrong with them. */
export function whenComplete(page: Page, form: { readonly isComplete: boolean }, action: () => void): void {
  if (form.isComplete || !isCurrent(page.state)) {
    action();
    return;
  }
  page.change({ form: { ...page.state.form, tried: true } });
  page.focus('problem');
}

/** Sends what the form makes. A key that is held doesn't send it again. */
export function postTry(page: Page): void {
  page.afterKeyUp(() => page.post({ type: 'try', n: lastEdit(page.state) }));
}

/** If it can't be sent, the focus goes to the first problem. */
function send(page: Page, request: Sendable): void {
  const { blocked, sending } = request;
  const { state, change, focus } = page;
  if (sending) return;
  const { form } = state;
  const current = isCurrent(state);
  if (blocked === undefined || !current) postTry(page);
  change({ form: { ...form, tried: true } });
  // With edits on their way, the focus waits for a problem that the host finds in them, or that they don't solve.
  if (blocked !== undefined || !current) focus('problem');
}

/** Escape leaves a field first, so that one key too many doesn't lose what was typed. */
export function formKey(page: Page, form: Sendable, back: (page: Page) => void, event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(page, form);
  else if (event.key === 'Escape') {
    const field = (event.target as HTMLElement).closest('input, textarea, select');
    if (field) page.focus('heading');
    else back(page);
  } else return;
  event.preventDefault();
  // A button handles Enter with any modifier.
  event.stopPropagation();
}
