import type { Catalog, Field, Operation } from '../operations/catalog';
import { factsOf } from '../operations/operationFacts';
import { isOAuth } from '../operations/oauthOperations';
import { credentialVariables } from '../operations/sampleValues';
import { onlySocketOf } from '../operations/socketOperations';
import type { Text } from '../platform/text';
import { asProgram } from '../requests/form/automated';
import { convertBody } from '../requests/form/bodyMode';
import {
  newDraft,
  parseDraft,
  reopenedDraft,
  validationMessage,
  withJson,
  withText,
  type Draft,
  type DraftValues,
} from '../requests/form/draft';
import { fieldViews, type FieldView } from '../requests/form/fieldView';
import { fillAccount, pairAccount } from '../requests/form/pairAccount';
import type { Account, Suggestion } from '../requests/form/suggestions';
import { symbolSuggestions } from '../requests/form/symbolSuggestions';
import type { RequestInput } from '../requests/send/requestInput';
import { allDialects } from '../snippets/availableDialects';
import { dialectFacts, type DialectFacts } from '../snippets/dialectFacts';
import type { RequestView } from './messages';
import { toOperationRow } from './operationRow';
import { snippetPreview, type SnippetOptions } from './snippetPreview';

/** The active request: one operation and what the user has typed for it so far. */
export class RequestEditor {
  #draft: Draft;
  /** Of the current draft. */
  #values: DraftValues | undefined;

  /** @param now ms since 1970, when the form is opened */
  constructor(
    readonly operation: Operation,
    private readonly catalog: Pick<Catalog, 'schemas' | 'facts'>,
    now: number,
  ) {
    this.#draft = newDraft(operation, now);
  }

  /** The form is opened again. @param now ms since 1970 */
  reopen(now: number): void {
    this.#setDraft(reopenedDraft(this.#draft, now));
  }

  /** @param accounts the user's, as far as they are known: id and name are filled in together */
  edit(field: string, text: string, accounts: readonly Account[] = []): void {
    this.#setDraft(pairAccount(withText(this.#draft, field, text), accounts, field));
  }

  /** Fills in the rest of an account that is named by half, and the user's only account where none is. @param accounts all of the user's */
  fillAccount(accounts: readonly Account[]): void {
    this.#setDraft(fillAccount(this.#draft, accounts));
  }

  editJson(text: string): void {
    this.#setDraft(withJson(this.#draft, text));
  }

  setMode(mode: Draft['mode']): void {
    this.#setDraft(convertBody(this.#draft, mode, this.catalog.schemas));
  }

  /** What to send; `undefined` if it can't be sent as it is. */
  get input(): RequestInput | undefined {
    if (this.blocked !== undefined) return undefined;
    const { values, body } = this.#parse();
    return { operation: this.operation, values, ...(body ? { body } : {}) };
  }

  /** For a snippet: tab stops take the place of missing and invalid values, and a program says that it is one. */
  get snippetInput(): RequestInput {
    const { values, body } = this.#parse();
    return {
      operation: this.operation,
      values: asProgram(values, this.operation),
      ...(body ? { body: asProgram(body, this.operation) } : {}),
    };
  }

  /** Why it can't be sent as it is. */
  get blocked(): Text | undefined {
    // The session sends this one, with stored credentials.
    return this.#isSignIn ? undefined : validationMessage(this.#draft, this.#parse());
  }

  view(
    options: SnippetOptions,
    suggestionsFor: (field: Field) => readonly Suggestion[],
  ): Omit<RequestView, 'favorite' | 'blocked' | 'needsConfirmation' | 'sending'> {
    const { mode, json } = this.#draft;
    const values = this.#parse();
    const fields = fieldViews(this.#draft, values, (field) => {
      const suggestions = suggestionsFor(field);
      if (field.name !== 'symbol') return suggestions;
      const listed = suggestions.map(({ value }) => value);
      const contracts = symbolSuggestions(this.#draft.now, listed);
      return [...suggestions.filter(({ value }) => !contracts.some((one) => one.value === value)), ...contracts];
    });
    const problem = values.jsonProblem;
    const dialect = this.fittingDialect(options.dialect);
    return {
      operation: toOperationRow(this.operation),
      ...factsOf(this.operation, this.catalog.facts),
      mode,
      // The fields of a form are texts.
      hasBody: this.operation.body !== undefined && !this.#isSignIn && !isOAuth(this.operation),
      fields: this.#isSignIn ? fields.filter(isNoCredential) : fields,
      ...(mode === 'json' ? { json: { text: json, ...(problem === undefined ? {} : { problem }) } } : {}),
      dialects: this.#dialects.map(({ id, label }) => ({ id, label })),
      dialect: dialect.id,
      token: options.token,
      ...snippetPreview(this.snippetInput, this.catalog.schemas, this.#draft.now, { ...options, dialect }),
    };
  }

  get #isSignIn(): boolean {
    return this.operation.handledBySession === 'sign-in';
  }

  #setDraft(draft: Draft): void {
    this.#draft = draft;
    this.#values = undefined;
  }

  #parse(): DraftValues {
    return (this.#values ??= parseDraft(this.#draft, this.catalog.schemas));
  }

  /** What a socket alone carries is written for one, whatever is chosen. */
  fittingDialect(chosen: DialectFacts): DialectFacts {
    return this.#dialects.includes(chosen) ? chosen : (this.#dialects[0] ?? chosen);
  }

  get #dialects(): readonly DialectFacts[] {
    return onlySocketOf(this.operation) ? [dialectFacts.websocket] : allDialects;
  }
}

function isNoCredential({ name }: FieldView): boolean {
  return !Object.hasOwn(credentialVariables, name);
}
