import type { AccessToken } from '../auth/accessToken';
import type { AuthCall } from '../auth/authErrors';
import { anySignal } from '../platform/abort';
import type { UserPrompts } from '../platform/ports';
import type { Environment } from '../profile/environment';
import type { Profile } from '../profile/profile';
import type { AuthCallOptions } from './authClient';
import type { SessionEpoch } from './sessionEpoch';
import { sessionOf, wasForgottenSince } from './sessionRecords';
import type { SharedRecords } from './sharedRecords';

/** One sign-in or renewal to perform. */
export interface AuthJob {
  readonly call: AuthCall;
  readonly profile: Profile;
  readonly environment: Environment;
  /** This window's token when the call began. */
  readonly currentToken: AccessToken | undefined;
  /** `currentToken` was issued elsewhere and is not the window's yet: its refusal says nothing about the session. */
  readonly isFromElsewhere: boolean;
  readonly epoch: SessionEpoch;
  /** Undefined for scheduled renewals (no user to prompt). */
  readonly user: UserPrompts | undefined;
  /** When this window opened, by this machine's clock. It may not see what other windows stored later. */
  readonly openedAt: number;
  /** Signs in even if there is a valid token. */
  readonly forceNewSession: boolean;
  /** A scheduled renewal that doesn't wait although another one has just failed: the network is back. */
  readonly isUrgent: boolean;
  /** As in `AttemptOptions`. */
  readonly agreedFailures?: number | undefined;
  readonly onPause: (until: number | undefined) => void;
}

export interface TokenResult {
  readonly how: 'kept' | 'renewed' | 'signed-in';
  readonly token: AccessToken;
}

/** How `AuthClient` sends the job's request. @param before the records when the call began */
export function callOptions(
  job: AuthJob,
  before: SharedRecords,
): Omit<AuthCallOptions, 'request' | 'isHeld' | 'protocol'> {
  const { call, environment, profile, epoch, user, onPause, agreedFailures } = job;
  const signal = anySignal(user?.signal, epoch.discarded.signal);
  return {
    call,
    environment: environment.baseUrl,
    signal,
    waitSignal: anySignal(signal, epoch.abandoned.signal),
    isForgotten: (records) => wasForgottenSince(sessionOf(before, profile.id), sessionOf(records, profile.id)),
    onPause,
    agreedFailures,
  };
}

/**
 * As `callOptions`, for a refresh: a user who cancels ends only its waits. A request that has been sent uses up the refresh
 * token, so its response is awaited. Source: OAuth document, "Keeping it alive".
 */
export function refreshOptions(job: AuthJob, before: SharedRecords): ReturnType<typeof callOptions> {
  return { ...callOptions(job, before), signal: job.epoch.discarded.signal };
}
