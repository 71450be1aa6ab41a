import type { Json } from '../../../operations/exampleValue';
import { allowsAccount, type LiveLimits } from './liveLimits';
import type { EntityReference, RequestSubjects } from './requestSubjects';

/** Finds out what a request doesn't say itself. Each resolves to `undefined` if it can't be known. Rejects with `penalty` only. */
export interface SubjectLookup {
  /** @param account id or name @returns both */
  account(account: string): Promise<readonly string[] | undefined>;
  /** @returns the contract's name */
  contract(id: string): Promise<string | undefined>;
  entity(reference: EntityReference): Promise<EntitySubjects | undefined>;
}

/** Ids. */
export interface EntitySubjects {
  readonly account?: string;
  readonly contract?: string;
}

/** What a request concerns, as far as it could be found out. */
export interface ResolvedSubjects {
  /** Everything that each account is called. */
  readonly accounts: readonly (readonly string[])[];
  readonly symbols: readonly string[];
  readonly quantities: readonly Json[];
  /** Something in it could not be found out. */
  readonly isAccountUnclear: boolean;
  readonly isSymbolUnclear: boolean;
  readonly isUnreadable: boolean;
}

/** Asks for no more than the limits need. Rejects with `penalty` only. */
export async function resolveSubjects(
  subjects: RequestSubjects,
  limits: LiveLimits,
  lookup: SubjectLookup,
): Promise<ResolvedSubjects> {
  const needsAccounts = limits.accounts !== undefined;
  const needsSymbols = limits.symbols !== undefined;
  const entities =
    needsAccounts || needsSymbols ? await Promise.all(subjects.entities.map((one) => lookup.entity(one))) : [];
  const accountIds = [...subjects.accounts, ...entities.flatMap((entity) => entity?.account ?? [])];
  const accounts = needsAccounts
    ? await Promise.all(
        [...new Set(accountIds)].map(async (account) =>
          allowsAccount(limits, [account]) ? [account] : ((await lookup.account(account)) ?? [account]),
        ),
      )
    : [];
  const contractIds = [...subjects.contractIds, ...entities.flatMap((entity) => entity?.contract ?? [])];
  const contracts = needsSymbols ? await Promise.all([...new Set(contractIds)].map((id) => lookup.contract(id))) : [];
  return {
    accounts,
    symbols: [...subjects.symbols, ...contracts.filter((name) => name !== undefined)],
    quantities: subjects.quantities,
    isAccountUnclear: entities.some((entity) => entity?.account === undefined),
    isSymbolUnclear: entities.some((entity) => entity?.contract === undefined) || contracts.includes(undefined),
    isUnreadable: subjects.isUnreadable,
  };
}
