import { cleanQuotation } from '../../platform/errors';
import type { Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import { hostOf, isTradovateHost } from '../../profile/environment';

/** Hosts of Tradovate's that are known to move no money, and those that are known to. Source: contract, "Hosts". */
const SIMULATION = /^(?:demo|md-demo|replay|demo-api)[.-]/;
const REAL = /^(?:live|live-api|md|md-live)[.-]/;

/**
 * Real money may be behind this address: every host of Tradovate's that is not known to be a simulation, whatever name an
 * environment has in the settings. A host that the user named himself and that is none of Tradovate's is a sandbox.
 * @param environment id of the one whose own address it is; absent: it comes from a redirect
 */
export function isLive(url: string, environment?: string): boolean {
  const host = hostOf(url);
  if (host === undefined || !isTradovateHost(host) || SIMULATION.test(host)) return false;
  // The service may name any host as the account's own for demo (contract, "Dynamic hosts").
  return environment !== 'demo' || REAL.test(host);
}

/** What a person is asked before a change leaves for LIVE. */
export interface LiveQuestion {
  readonly question: string;
  readonly detail: string;
}

const ACCOUNT = /^(?:account(?:Spec|Ids?))$/i;
const LONGEST_VALUE = 60;
const MOST_VALUES = 12;

/**
 * Names the account, the action and the environment.
 * @param values of the query or the body, as they are sent
 * @param accountName the name of an account id, where an answer told it
 */
export function liveQuestion(
  operation: Operation,
  values: Readonly<Record<string, Json>>,
  of: { readonly environment: string; readonly profile: string; readonly host: string },
  accountName: (id: string) => string | undefined,
): LiveQuestion {
  const entries = Object.entries(values).slice(0, MOST_VALUES);
  const more = Object.keys(values).length - entries.length;
  return {
    question: `${operation.summary}: send ${operation.path} to ${cleanQuotation(of.environment)}?`,
    detail: [
      `Real money: this changes something on ${of.host}.`,
      `Account: ${accountsIn(values, accountName) ?? `not named in the request, so that of ${cleanQuotation(of.profile)}`}`,
      `Profile: ${cleanQuotation(of.profile)}`,
      ...entries.map(([name, value]) => `${cleanQuotation(name)}: ${short(value)}`),
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('\n'),
  };
}

/** Wherever in the request they stand: the orders of a bracket have theirs further in. */
function accountsIn(value: Json, accountName: (id: string) => string | undefined): string | undefined {
  const named = new Set<string>();
  const look = (within: Json, name = ''): void => {
    if (Array.isArray(within)) for (const one of within as readonly Json[]) look(one, name);
    else if (typeof within === 'object' && within !== null)
      for (const [inner, one] of Object.entries(within)) look(one, inner);
    else if (ACCOUNT.test(name)) {
      const known = accountName(String(within));
      named.add(known === undefined ? short(within) : `${cleanQuotation(known)} (${short(within)})`);
    }
  };
  look(value);
  return named.size === 0 ? undefined : [...named].join(', ');
}

function short(value: Json): string {
  const text = cleanQuotation(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
