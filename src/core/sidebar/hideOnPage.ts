import { AccountAliases } from '../platform/presentation/accountAliases';
import { isAccountField } from '../platform/presentation/hiddenFields';
import { hideInJson } from '../platform/presentation/hideInJson';
import { hideInText, hideValues, mapStrings } from '../platform/presentation/hideInText';
import { MASK } from '../platform/redactor';
import type { FieldView } from '../requests/form/fieldView';
import type { Account, Suggestion } from '../requests/form/suggestions';
import type { BracketView } from './bracketView';
import type { ResponseView } from './historyEntry';
import type { RequestView, Snapshot } from './messages';
import type { TokenView } from './tokenView';

/**
 * What the page gets while secrets are hidden on the screen: without names and ids of accounts, balances and personal data.
 * An account can still be chosen, by an alias.
 */
export class PageHider {
  readonly #aliases: AccountAliases;
  /** Fields into which the user typed something that is no known account: what one types is on the screen anyway. */
  readonly #typed = new Set<string>();

  /** @param accounts those that are known */
  constructor(accounts: () => readonly Account[]) {
    this.#aliases = new AccountAliases(accounts);
  }

  /** A new page, another form, or secrets were hidden just now. */
  reset(): void {
    this.#typed.clear();
  }

  /** What an edit means: an alias stands for an account. */
  reveal(field: string, text: string): string {
    if (!text.includes(MASK)) {
      this.#typed.add(field);
      return text;
    }
    this.#typed.delete(field);
    const part = /spec|name|^account$/i.test(field) ? 'name' : 'id';
    const values = text.split(',').map((item) => this.#aliases.valueOf(item, part));
    return values.filter((value) => value !== undefined).join(',');
  }

  /** Whether the text of a body may be edited as it is on the page. */
  isWhole(text: string): boolean {
    return hideInJson(text) === text && !text.includes(MASK);
  }

  snapshot(snapshot: Snapshot): Snapshot {
    const { request, bracket, token } = snapshot;
    return {
      ...snapshot,
      token: this.#token(token),
      ...(request ? { request: this.#request(request) } : {}),
      ...(bracket ? { bracket: this.#bracket(bracket) } : {}),
    };
  }

  /** @param schema of the entities in it */
  response(view: ResponseView, schema: string | undefined): ResponseView {
    const { body, kind, explanation } = view;
    const json = kind === 'json' || /^\s*[{[]/.test(body);
    return {
      ...view,
      body: json ? hideValues(hideInJson(body, schema), this.#aliases.values) : hideInText(body, this.#aliases.values),
      headers: this.#hideAll(view.headers),
      ...(explanation ? { explanation: this.#hideAll(explanation) } : {}),
    };
  }

  /** The label of a profile has the user's name, unless it was renamed. */
  #token(view: TokenView): TokenView {
    const { profile } = view;
    return this.#hideAll(profile ? { ...view, profile: { ...profile, label: profile.environment } } : view);
  }

  #request(view: RequestView): RequestView {
    const { json, snippet, fields } = view;
    return {
      ...this.#hideAll(view),
      operation: view.operation,
      fields: fields.map((field) => this.#field(field)),
      ...(json
        ? { json: { ...this.#hideAll(json), text: hideInJson(json.text), isHidden: !this.isWhole(json.text) } }
        : {}),
      snippet: hideInText(snippet, this.#aliases.values),
    };
  }

  #field(field: FieldView): FieldView {
    const { name, text, suggestions, problem } = field;
    return {
      ...field,
      text: this.#value(name, text),
      ...(suggestions ? { suggestions: this.#suggestions(name, suggestions) } : {}),
      ...(problem ? { problem: this.#hideAll(problem) } : {}),
    };
  }

  #bracket(view: BracketView): BracketView {
    const { fields, accounts, json } = view;
    return {
      ...this.#hideAll(view),
      fields: { ...fields, account: { ...fields.account, text: this.#value('account', fields.account.text) } },
      accounts: accounts.map((account) => this.#aliases.aliasOf(account) ?? MASK),
      json: hideInJson(json),
    };
  }

  /** Of a list, each item. */
  #value(field: string, text: string): string {
    const items = text.split(',').map((item) => {
      const value = item.trim();
      const alias = this.#aliases.aliasOf(value);
      if (alias !== undefined && (isAccountField(field) || hideValues(value, [value]) !== value)) return alias;
      return isAccountField(field) && value !== '' && !this.#typed.has(field) ? MASK : item;
    });
    return items.join(',');
  }

  #suggestions(field: string, suggestions: readonly Suggestion[]): readonly Suggestion[] {
    return suggestions.map((suggestion) => {
      const { value, label } = suggestion;
      const alias = this.#aliases.aliasOf(value);
      const isAccount = isAccountField(field) || (label !== undefined && this.#aliases.aliasOf(label) === alias);
      return alias !== undefined && isAccount ? { value: alias } : isAccountField(field) ? { value: MASK } : suggestion;
    });
  }

  #hideAll<T>(data: T): T {
    return mapStrings(data, (text) => hideValues(text, this.#aliases.values));
  }
}
