import { UserFacingError } from '../platform/errors';
import type { Field, Operation, Schemas } from '../operations/catalog';
import { buildRequest } from '../operations/buildRequest';
import { credentialVariables } from '../operations/sampleValues';
import { toOperationRow } from './operationRow';
import type { FieldView, RequestView } from './messages';
import type { Dialect } from '../snippets/dialect';
import { isAvailable, dialects } from '../snippets/dialects/index';
import { render } from '../snippets/render';
import type { TokenSource } from '../snippets/tokenPlaceholder';
import {
  fieldViews,
  newDraft,
  readDraft,
  validationMessage,
  withJson,
  withText,
  type Draft,
  type Reading,
} from '../requests/form/draft';
import { convertBody } from '../requests/form/bodyMode';
import type { RequestInput } from '../requests/send/sender';

/** Stands where the token will be: the page never has it. */
const MASK = '********';

/** How the request in hand will be written. */
export interface SnippetOptions {
  readonly dialect: Dialect;
  readonly token: TokenSource['kind'];
  readonly variable: string;
  readonly baseUrl: string;
}

/** The request in hand: one operation and what a person has typed for it so far. */
export class RequestEditor {
  #draft: Draft;
  /** Of the draft as it is. */
  #reading: Reading | undefined;
  #edited = 0;

  constructor(
    readonly operation: Operation,
    private readonly schemas: Schemas,
  ) {
    this.#draft = newDraft(operation);
  }

  /** A page that was just made counts its edits anew. */
  newPage(): void {
    this.#edited = 0;
  }

  /** @param n of the edit, as the page counts */
  edit(n: number, field: string, text: string): void {
    this.#take(withText(this.#draft, field, text));
    this.#edited = n;
  }

  editJson(n: number, text: string): void {
    this.#take(withJson(this.#draft, text));
    this.#edited = n;
  }

  setMode(mode: Draft['mode']): void {
    this.#take(convertBody(this.#draft, mode, this.schemas));
  }

  /** As far as it can be read; `undefined`: it can't be sent so. */
  get input(): RequestInput | undefined {
    return this.blocked === undefined ? this.partialInput : undefined;
  }

  /** For a snippet: what is missing or wrong is left to tab stops. */
  get partialInput(): RequestInput {
    const { values, body } = this.#read();
    return { operation: this.operation, values, ...(body ? { body } : {}) };
  }

  /** Why it can't be sent as it is, in a sentence. */
  get blocked(): string | undefined {
    // Get Token sends this one, with credentials that are not typed here.
    if (this.operation.handledBySession === 'sign-in') return undefined;
    return validationMessage(this.#draft, this.#read());
  }

  view(
    writing: SnippetOptions,
    offers: (field: Field) => FieldView['suggestions'],
  ): Omit<RequestView, 'favorite' | 'blocked' | 'asks' | 'sending'> {
    const { mode, json } = this.#draft;
    const reading = this.#read();
    const fields = fieldViews(this.#draft, reading, offers);
    const inForm = this.operation.handledBySession === 'sign-in' ? fields.filter(isNoCredential) : fields;
    const problem = reading.jsonProblem;
    return {
      operation: toOperationRow(this.operation),
      mode,
      hasBody: this.operation.body !== undefined && this.operation.handledBySession !== 'sign-in',
      fields: inForm,
      ...(mode === 'json' ? { json: { text: json, ...(problem === undefined ? {} : { problem }) } } : {}),
      edited: this.#edited,
      dialects: dialects.map(({ id, label }) => ({ id, label })),
      dialect: writing.dialect.id,
      token: writing.token,
      snippet: this.#snippet(writing),
    };
  }

  #take(draft: Draft): void {
    this.#draft = draft;
    this.#reading = undefined;
  }

  #read(): Reading {
    return (this.#reading ??= readDraft(this.#draft, this.schemas));
  }

  #snippet({ dialect, token, variable, baseUrl }: SnippetOptions): string {
    try {
      const { operation, ...given } = this.partialInput;
      const request = buildRequest(operation, { baseUrl, schemas: this.schemas, ...given });
      if (!isAvailable(dialect, request))
        return `${dialect.label} cannot carry ${operation.path}. Choose another language.`;
      const carried: TokenSource =
        token === 'literal' ? { kind: 'literal', value: MASK } : { kind: 'reference', variable };
      return render(request, { dialect, token: carried }).plain.trimEnd();
    } catch (error) {
      if (error instanceof UserFacingError) return error.message;
      throw error;
    }
  }
}

function isNoCredential({ name }: FieldView): boolean {
  return !Object.hasOwn(credentialVariables, name);
}
