import type { AccessToken } from '../auth/accessToken';
import { anySignal } from '../platform/abort';
import { untilAborted } from '../platform/timeLimit';
import type { AuthJob } from './authJob';
import type { ServiceClock } from './serviceClock';
import { MAX_WRITE_DELAY_MS, sessionOf } from './sessionRecords';
import type { SharedRecords } from './sharedRecords';
import type { SharedSessions } from './sharedSessions';
import { waitUntil } from './waitUntil';

/** Between two looks at the vault for a token that another window is storing. */
const POLL_MS = 100;

interface NewerTokenParts {
  readonly sessions: Pick<SharedSessions, 'findToken'>;
  readonly serviceClock: ServiceClock;
}

/**
 * The token that another window stored before this one held the lock. Waits for a moment for one that is being stored.
 * Rejects with `canceled`.
 * @param begunAt when the user asked, service time
 */
export async function findNewerToken(
  { sessions, serviceClock }: NewerTokenParts,
  { profile, environment, currentToken, epoch, user, forceNewSession }: AuthJob,
  records: SharedRecords,
  begunAt: number,
): Promise<AccessToken | undefined> {
  const { clock } = serviceClock;
  const signal = anySignal(user?.signal, epoch.abandoned.signal);
  const find = () =>
    untilAborted(
      sessions.findToken(profile.id, environment, records).catch(() => undefined),
      signal,
    );
  const shared = sessionOf(records, profile.id);
  // The records show that there is none, so the keyring isn't needed.
  if (shared && currentToken && shared.tokenReceivedAt === currentToken.receivedAt) return undefined;
  const isExpected = shared?.kind === 'alive' && shared.tokenReceivedAt > (currentToken?.receivedAt ?? -1);
  let stored = await find();
  for (let count = 0; count < MAX_WRITE_DELAY_MS / POLL_MS && isExpected; count++) {
    const age = clock.now() - shared.changedAt;
    if (stored?.receivedAt === shared.tokenReceivedAt || age < 0 || age > MAX_WRITE_DELAY_MS) break;
    await waitUntil(clock, clock.now() + POLL_MS, signal);
    stored = await find();
  }
  if (!stored || stored.accessToken === currentToken?.accessToken) return undefined;
  if (forceNewSession) return stored.receivedAt > begunAt ? stored : undefined;
  return stored.receivedAt > (currentToken?.receivedAt ?? -1) ? stored : undefined;
}
