import type { AccessToken } from '../auth/accessToken';
import { blockOfResponse, type ServiceBlock } from '../auth/blockOfResponse';
import { sendAuthorized } from '../auth/sendAuthorized';
import { isCanceled, toUserFacingError, type UserFacingError } from '../platform/errors';
import { logText } from '../platform/logText';
import type { Clock, Http, Log } from '../platform/ports';
import type { SessionState } from '../session/sessionState';
import { waitUntil } from '../session/waitUntil';
import { readProbeResponse, type ProbeResult, type ProbeStop } from './probeResponse';
import type { RightsProbe } from './rightsProbes';

export type ProbeOutcome =
  | ProbeResult
  | { readonly kind: 'waiting' | 'running' | 'not-sent' }
  | { readonly kind: 'failed'; readonly error: UserFacingError };

/** The outcome of each probe, in their order. */
export type ProbeOutcomes = readonly ProbeOutcome[];

/** The list of requests that were sent to LIVE. `LiveLog` implements it. */
export interface LiveRequestLog {
  /** Call before it is sent. @returns to be called with how it ended */
  begin(request: {
    readonly environment: string;
    readonly profile: string;
    readonly operation: string;
    readonly isChange: boolean;
    readonly accounts: readonly string[];
  }): (outcome: 'done' | 'refused' | 'failed', status?: number) => void;
}

export interface RightsPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs: () => number;
  /** Requests to this base URL use real money. */
  readonly isLive: (baseUrl: string, environmentId: string) => boolean;
  readonly liveLog: LiveRequestLog;
}

/** What the run needs of the session. `SessionManager` implements it. */
export interface RightsSession {
  readonly state: SessionState;
  readonly baseUrl: string | undefined;
  currentToken(): Promise<AccessToken | undefined>;
  throwIfBlocked(): Promise<void>;
  reportBlock(block: ServiceBlock, environment: string): Promise<void>;
}

/** ms between the end of a probe and the next one. */
export const PROBE_INTERVAL_MS = 250;
/** The beginning of a list says enough. */
const MAX_RESPONSE_BYTES = 64 * 1024;

/**
 * Sends the probes one after the other, each with the same token. Ends early, with the others not sent, as soon as a response
 * or the session shows that nothing should be sent. Never rejects.
 * @param onDidChange called with the outcomes so far
 */
export async function runProbes(
  ports: RightsPorts,
  session: RightsSession,
  probes: readonly RightsProbe[],
  signal: AbortSignal,
  onDidChange: (outcomes: ProbeOutcomes) => void,
): Promise<void> {
  const outcomes: ProbeOutcome[] = probes.map(({ path }) => ({ kind: path === undefined ? 'not-sent' : 'waiting' }));
  const report = (index: number, outcome: ProbeOutcome) => {
    outcomes[index] = outcome;
    onDidChange([...outcomes]);
  };
  onDidChange([...outcomes]);
  try {
    const first = await session.currentToken();
    let sentAt: number | undefined;
    for (const [index, { path }] of probes.entries()) {
      if (path === undefined || !first) continue;
      if (sentAt !== undefined) await waitUntil(ports.clock, sentAt + PROBE_INTERVAL_MS, signal);
      report(index, { kind: 'running' });
      const outcome = await sendProbe(ports, session, { path, token: first, signal });
      sentAt = ports.clock.now();
      if (outcome.kind === 'stop') break;
      report(index, outcome);
      if (outcome.kind === 'token-expired' || outcome.kind === 'failed') break;
    }
  } catch (cause) {
    if (!isCanceled(cause)) ports.log.warn(`setup: ${logText(toUserFacingError(cause))}`);
  }
  for (const [index, { kind }] of outcomes.entries())
    if (kind === 'waiting' || kind === 'running') outcomes[index] = { kind: 'not-sent' };
  onDidChange([...outcomes]);
}

interface ProbeRequest {
  readonly path: string;
  readonly token: AccessToken;
  readonly signal: AbortSignal;
}

const STOP: ProbeStop = { kind: 'stop' };

/** Rejects with `canceled`, also if the token is no longer the session's. */
async function sendProbe(
  ports: RightsPorts,
  session: RightsSession,
  { path, token, signal }: ProbeRequest,
): Promise<ProbeOutcome | ProbeStop> {
  const { http, clock, log, timeoutMs } = ports;
  try {
    // Another window may have met a block, or signed out.
    await session.throwIfBlocked();
    const { baseUrl } = session;
    const current = await session.currentToken();
    if (baseUrl === undefined || current?.accessToken !== token.accessToken) return STOP;
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token.accessToken}` };
    const options = { timeoutMs: timeoutMs(), maxBytes: MAX_RESPONSE_BYTES, signal };
    const finish = listIfLive(ports, session.state, baseUrl, path);
    const sending = sendAuthorized(http, { method: 'GET', url: `${baseUrl}${path}`, headers }, options);
    sending.catch(() => finish?.('failed'));
    const response = await sending;
    log.info(`setup: GET ${path}: HTTP ${response.status}`);
    const block = blockOfResponse(response, clock.now());
    const outcome = block ? STOP : readProbeResponse(response);
    finish?.(outcome.kind === 'granted' || outcome.kind === 'empty' ? 'done' : 'refused', response.status);
    if (!block) return outcome;
    await session.reportBlock(block, token.issuerUrl);
    return STOP;
  } catch (cause) {
    const error = toUserFacingError(cause);
    if (error.kind === 'canceled') throw error;
    return error.kind === 'locked' || error.kind === 'penalty' ? STOP : { kind: 'failed', error };
  }
}

/** Lists a probe that is sent to LIVE. `undefined`: it is sent to a simulation. */
function listIfLive(
  { isLive, liveLog }: RightsPorts,
  { environment, profile }: SessionState,
  baseUrl: string,
  path: string,
): ReturnType<LiveRequestLog['begin']> | undefined {
  if (!environment || !isLive(baseUrl, environment.id)) return undefined;
  const names = { environment: environment.label, profile: profile?.label ?? '' };
  return liveLog.begin({ ...names, operation: path, isChange: false, accounts: [] });
}
