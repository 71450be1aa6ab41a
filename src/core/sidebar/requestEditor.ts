import { buildRequest } from '../operations/buildRequest';
import type { Field, Operation, Schemas } from '../operations/catalog';
import { credentialVariables } from '../operations/sampleValues';
import { UserFacingError } from '../platform/errors';
import { t, type Text } from '../platform/text';
import { asProgram } from '../requests/form/automated';
import { convertBody } from '../requests/form/bodyMode';
import {
  newDraft,
  parseDraft,
  validationMessage,
  withJson,
  withText,
  type Draft,
  type DraftValues,
} from '../requests/form/draft';
import { fieldViews, type FieldView } from '../requests/form/fieldView';
import type { Suggestion } from '../requests/form/suggestions';
import type { RequestInput } from '../requests/send/requestInput';
import type { Dialect } from '../snippets/dialect';
import { dialects, isAvailable } from '../snippets/dialects/index';
import { render } from '../snippets/render';
import type { TokenSource } from '../snippets/tokenPlaceholder';
import type { RequestView } from './messages';
import { toOperationRow } from './operationRow';

/** In place of the token: the page never receives it. A snippet's token must be ASCII. */
const MASKED_TOKEN = '********';

/** How the snippet is written. */
export interface SnippetOptions {
  readonly dialect: Dialect;
  readonly token: TokenSource['kind'];
  readonly variable: string;
  readonly baseUrl: string;
}

/** The active request: one operation and what the user has typed for it so far. */
export class RequestEditor {
  #draft: Draft;
  /** Of the current draft. */
  #values: DraftValues | undefined;
  #edited = 0;

  /** @param now ms since 1970, when the form is opened */
  constructor(
    readonly operation: Operation,
    private readonly schemas: Schemas,
    now: number,
  ) {
    this.#draft = newDraft(operation, now);
  }

  /** A new page counts its edits from 1. */
  resetEdits(): void {
    this.#edited = 0;
  }

  /** @param n of the edit, as the page counts */
  edit(n: number, field: string, text: string): void {
    this.#setDraft(withText(this.#draft, field, text));
    this.#edited = n;
  }

  editJson(n: number, text: string): void {
    this.#setDraft(withJson(this.#draft, text));
    this.#edited = n;
  }

  setMode(mode: Draft['mode']): void {
    this.#setDraft(convertBody(this.#draft, mode, this.schemas));
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
    const fields = fieldViews(this.#draft, values, suggestionsFor);
    const problem = values.jsonProblem;
    return {
      operation: toOperationRow(this.operation),
      mode,
      hasBody: this.operation.body !== undefined && !this.#isSignIn,
      fields: this.#isSignIn ? fields.filter(isNoCredential) : fields,
      ...(mode === 'json' ? { json: { text: json, ...(problem === undefined ? {} : { problem }) } } : {}),
      edited: this.#edited,
      dialects: dialects.map(({ id, label }) => ({ id, label })),
      dialect: options.dialect.id,
      token: options.token,
      ...this.#snippet(options),
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
    return (this.#values ??= parseDraft(this.#draft, this.schemas));
  }

  #snippet({ dialect, token, variable, baseUrl }: SnippetOptions): Pick<RequestView, 'snippet' | 'snippetProblem'> {
    try {
      const { operation, ...values } = this.snippetInput;
      const request = buildRequest(operation, {
        ...{ baseUrl, schemas: this.schemas, now: this.#draft.now, example: 'needed' },
        ...values,
      });
      if (!isAvailable(dialect, request)) {
        const problem = t("'{0}' isn't available as {1}. Select another language.", operation.path, dialect.label);
        return { snippet: '', snippetProblem: [problem] };
      }
      const source: TokenSource =
        token === 'literal' ? { kind: 'literal', value: MASKED_TOKEN } : { kind: 'reference', variable };
      return { snippet: render(request, { dialect, token: source }).plain.trimEnd() };
    } catch (error) {
      if (error instanceof UserFacingError) return { snippet: '', snippetProblem: error.sentences };
      throw error;
    }
  }
}

function isNoCredential({ name }: FieldView): boolean {
  return !Object.hasOwn(credentialVariables, name);
}
