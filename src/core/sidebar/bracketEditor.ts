import type { Operation } from '../operations/catalog';
import { plainDecimal } from '../platform/decimals';
import { t, type Text } from '../platform/text';
import { bracketBody } from '../requests/bracket/bracketBody';
import {
  bracketFields,
  newBracketDraft,
  reopenedBracketDraft,
  type BracketDraft,
  type BracketField,
} from '../requests/bracket/bracketDraft';
import { rounded } from '../requests/bracket/exitPrice';
import { editBracket } from '../requests/bracket/editBracket';
import { parseBracket, type BracketValues } from '../requests/bracket/parseBracket';
import type { Account, ValueSuggestions } from '../requests/form/suggestions';
import { symbolSuggestions } from '../requests/form/symbolSuggestions';
import type { RequestInput } from '../requests/send/requestInput';
import type { ParameterValues } from '../snippets/recipes/parameters';
import { bracketLevels, DRAWING_HEIGHT, levelsDescription } from './bracketLevels';
import type { BracketFieldView, BracketView } from './bracketView';
import type { SendView } from './sendView';

/** The form of a bracket order, and what the user has typed in it so far. */
export class BracketEditor {
  #draft: BracketDraft | undefined;
  #values: BracketValues | undefined;

  /**
   * @param operation `order/placeoso`
   * @param known the user's accounts, as far as they are known
   * @param now ms since 1970
   */
  constructor(
    readonly operation: Operation,
    private readonly known: Pick<ValueSuggestions, 'accountsFor' | 'hasAllAccounts'>,
    private readonly now: () => number,
  ) {}

  /** Removes what was typed. */
  reset(): void {
    this.#setDraft(undefined);
  }

  /** The form is opened, maybe not for the first time. */
  reopen(): void {
    this.#setDraft(reopenedBracketDraft(this.#current, this.now()));
  }

  edit(field: string, text: string): void {
    this.#setDraft(editBracket(this.#current, field, text));
  }

  /** What to send; `undefined` if it can't be sent as it is. */
  get input(): RequestInput | undefined {
    if (this.blocked !== undefined) return undefined;
    return { operation: this.operation, values: {}, body: bracketBody(this.#parse(), this.#account, false) };
  }

  /** For a snippet, if there is no `problem`. The account may be missing. */
  get snippetInput(): Required<Pick<RequestInput, 'operation' | 'values'>> {
    return { operation: this.operation, values: bracketBody(this.#parse(), this.#account, true) };
  }

  /** For the constants of the recipe that places a bracket order. */
  get recipeValues(): ParameterValues {
    const { symbol, side, quantity, entryPrice, stopPrice, targetPrice } = this.#parse();
    return {
      side,
      ...(this.#account ? { account: this.#account.name } : {}),
      ...(symbol === undefined ? {} : { symbol }),
      ...(quantity === undefined ? {} : { quantity }),
      ...(entryPrice === undefined ? {} : { limitPrice: entryPrice }),
      ...(stopPrice === undefined ? {} : { stopLossPrice: stopPrice }),
      ...(targetPrice === undefined ? {} : { targetPrice }),
    };
  }

  /** Why the values make no order. */
  get problem(): Text | undefined {
    const { problems, missing } = this.#parse();
    if (missing.length > 0) return t('Fill in the required fields.');
    return Object.keys(problems).length > 0 ? t('Some values must be corrected.') : undefined;
  }

  /** Why it can't be sent as it is. */
  get blocked(): Text | undefined {
    const { problem } = this;
    if (problem || this.#account) return problem;
    if (this.#accounts.length > 0) return t('Select an account.');
    return this.known.hasAllAccounts
      ? t('No order can be placed with your accounts: they are closed, inactive, read-only, or restricted.')
      : t("No account is known yet. Get a token, or try '{0}'.", '/account/list');
  }

  view(send: SendView): BracketView {
    const values = this.#parse();
    const levels = bracketLevels(values);
    const { spec, symbol } = values;
    return {
      ...send,
      fields: this.#fields(values),
      accounts: this.#accounts.map(({ name }) => name),
      symbols: symbolSuggestions(this.#current.now),
      ...(spec && symbol !== undefined
        ? { contract: t('{0}: tick size {1}, ${2} per tick', symbol, plainDecimal(spec.tickSize), moneyPerTick(spec)) }
        : {}),
      levels,
      height: DRAWING_HEIGHT,
      description: levelsDescription(levels),
      json: JSON.stringify(bracketBody(values, this.#account, false), undefined, 2),
      isComplete: this.problem === undefined,
      canInsertRecipe: values.entry === 'Limit',
    };
  }

  #fields({ problems, required }: BracketValues): BracketView['fields'] {
    const { texts } = this.#current;
    const views = bracketFields.map((field): readonly [BracketField, BracketFieldView] => {
      const problem = problems[field];
      const text = field === 'account' ? (this.#account?.name ?? '') : texts[field];
      return [
        field,
        { text, required: field === 'account' || required.includes(field), ...(problem ? { problem } : {}) },
      ];
    });
    return Object.fromEntries(views) as BracketView['fields'];
  }

  /** The one that was selected, or the only one. */
  get #account(): Account | undefined {
    const accounts = this.#accounts;
    const [first, ...others] = accounts;
    const only = this.known.hasAllAccounts && others.length === 0 ? first : undefined;
    return accounts.find(({ name }) => name === this.#current.texts.account) ?? only;
  }

  get #accounts(): readonly Account[] {
    return this.known.accountsFor(this.operation);
  }

  /** Begun when it is first needed: the front month is that of then. */
  get #current(): BracketDraft {
    return (this.#draft ??= newBracketDraft(this.now()));
  }

  #setDraft(draft: BracketDraft | undefined): void {
    this.#draft = draft;
    this.#values = undefined;
  }

  #parse(): BracketValues {
    return (this.#values ??= parseBracket(this.#current));
  }
}

function moneyPerTick({
  tickSize,
  valuePerPoint,
}: {
  readonly tickSize: number;
  readonly valuePerPoint: number;
}): string {
  const money = rounded(tickSize * valuePerPoint);
  return Number.isInteger(money * 100) ? money.toFixed(2) : String(money);
}
