import { cleanQuotation, splitFullText } from '../platform/errors';
import { englishText, joinSentences } from '../platform/text';
import { isLive } from '../requests/send/liveGuard';
import type { AttemptsLeft } from '../session/rateLimits';
import type { SessionState } from '../session/sessionState';
import { describe } from '../session/statusText';
import { allowsLive, allowsReading, type AgentAccess } from './agentAccess';
import { quotedForModel } from './agentToolError';

export interface StatusFacts {
  readonly state: SessionState;
  /** ms since 1970, service time. */
  readonly now: number;
  /** Of the current hour. */
  readonly attempts: AttemptsLeft | undefined;
  readonly access: AgentAccess;
  readonly liveReadOnly: boolean;
  /** Environment variable that holds the token in code. */
  readonly variable: string;
  /** The user's own name of the profile is included: not for callers outside a chat. */
  readonly withNames: boolean;
}

/** What the session is and what tools may do, for a language model. No token, no credential, no account. */
export function statusReport(facts: StatusFacts): string {
  const { state, now, attempts, access, liveReadOnly, variable, withNames } = facts;
  return [
    ...profileLines(state, withNames),
    ...(state.profile ? sessionLines(state, now, withNames) : []),
    ...(state.session.kind === 'alive' || !state.profile
      ? []
      : ["There is no valid token. Ask the user to run 'Tradovate: Get Token'; tools never sign in."]),
    ...(attempts && attempts.signInFailures < attempts.maxSignInFailures
      ? [`After ${attempts.signInFailures} more failed sign-ins within the hour the address is locked.`]
      : []),
    `LIVE is ${liveReadOnly ? 'read-only' : 'not read-only: the user confirms each change'}. Tools never change data in any environment.`,
    accessLine(access),
    `In code the token comes from the environment variable ${variable}. Tools never return it.`,
  ].join('\n');
}

/** The last error may name the profile, and quotes the service. */
function sessionLines(state: SessionState, now: number, withNames: boolean): readonly string[] {
  const { lastError = [] } = state;
  const { sentences, quotations } = splitFullText(withNames ? lastError : []);
  const error = ['The last sign-in or renewal failed.', ...sentences.map(englishText), ...quotedForModel(quotations)];
  return [
    ...describe({ ...state, lastError: [] }, now).map((line) => `${englishText(line)}.`.replace(/\.\.$/, '.')),
    ...(lastError.length > 0 ? [joinSentences(error)] : []),
  ];
}

function profileLines({ profile, environment, isUnselected }: SessionState, withNames: boolean): readonly string[] {
  if (isUnselected) return ["No profile is active. Ask the user to run 'Tradovate: Switch Profile…'."];
  if (!profile) return ["No profile. Ask the user to run 'Tradovate: Add Profile…'."];
  if (!environment)
    return ['The environment of the profile is not defined any more. Ask the user to edit the profile.'];
  const live = isLive(environment.baseUrl, environment.id);
  const kind = live ? 'LIVE: real money' : 'a simulation';
  if (!withNames) return [`Environment: ${live ? 'LIVE' : 'simulation'}.`];
  return [`Profile: '${cleanQuotation(profile.label)}', environment '${cleanQuotation(environment.label)}' (${kind}).`];
}

function accessLine(access: AgentAccess): string {
  if (!allowsReading(access))
    return "tradovate_read is off: the user's setting 'tradovate.agentTools.access' forbids it.";
  return allowsLive(access)
    ? 'tradovate_read may read simulations and LIVE.'
    : 'tradovate_read may read simulations, not LIVE.';
}
