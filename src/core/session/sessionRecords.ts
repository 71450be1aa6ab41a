import type { SharedRecords, SharedSession } from './sharedRecords';
import type { TokenMetadata } from '../auth/tokenMetadata';

/** A window writes the vault this long after the records at most. */
export const MAX_WRITE_DELAY_MS = 2000;

/** Stands for the sessions of all profiles, after all data was removed. */
const EVERY_PROFILE = '*';

/** What happened last to the session of a profile. */
export function sessionOf({ sessions }: SharedRecords, profileId: string): SharedSession | undefined {
  return sessions[profileId] ?? sessions[EVERY_PROFILE];
}

/**
 * Records that no token that any window has now is used any more.
 * @param receivedBefore service time, and `changedAt`, this machine's clock: ms since 1970
 */
export function withoutSessions(records: SharedRecords, receivedBefore: number, changedAt: number): SharedRecords {
  const session = { kind: 'forgotten', tokenReceivedAt: receivedBefore, expiresAt: 0, changedAt } as const;
  return { ...records, sessions: { [EVERY_PROFILE]: session } };
}

/** Without what older records say about sessions that all were forgotten later. */
export function withoutOlderSessions(sessions: SharedRecords['sessions']): SharedRecords['sessions'] {
  const forgottenAt = sessions[EVERY_PROFILE]?.tokenReceivedAt ?? -Infinity;
  const isLater = ([key, session]: [string, SharedSession]) =>
    key === EVERY_PROFILE || session.tokenReceivedAt > forgottenAt;
  return Object.fromEntries(Object.entries(sessions).filter(isLater));
}

export function withSession(
  records: SharedRecords,
  profileId: string,
  session: SharedSession | undefined,
): SharedRecords {
  const { [profileId]: _, ...others } = records.sessions;
  return { ...records, sessions: session ? { ...others, [profileId]: session } : others };
}

/**
 * Records that this token and every older one of the profile are no longer used.
 * @param metadata `undefined`: this window has no token of the profile
 * @param changedAt ms since 1970 by this machine's clock
 */
export function withSessionOver(
  records: SharedRecords,
  profileId: string,
  kind: Exclude<SharedSession['kind'], 'alive'>,
  metadata: Pick<TokenMetadata, 'receivedAt' | 'expiresAt'> | undefined,
  changedAt: number,
): SharedRecords {
  const before = sessionOf(records, profileId);
  const { receivedAt = 0, expiresAt = 0 } = metadata ?? {};
  const newer = before !== undefined && before.tokenReceivedAt > receivedAt ? before : undefined;
  // The end of a session says nothing about a newer token of another window. A sign-out includes it.
  if (newer && kind !== 'forgotten') return records;
  return withSession(records, profileId, {
    kind,
    tokenReceivedAt: newer?.tokenReceivedAt ?? receivedAt,
    expiresAt: newer?.expiresAt ?? expiresAt,
    changedAt,
  });
}

/** Whether the session of a token has been forgotten or has ended. @param receivedAt of the token */
export function isSessionOver(session: SharedSession | undefined, receivedAt: number): session is SharedSession {
  return session !== undefined && session.kind !== 'alive' && receivedAt <= session.tokenReceivedAt;
}

/** Whether the user signed out between two reads. Compared for equality, because the clock may have been set back. */
export function wasForgottenSince(before: SharedSession | undefined, now: SharedSession | undefined): boolean {
  return now?.kind === 'forgotten' && now.changedAt !== before?.changedAt;
}

/**
 * Whether another window holds a live session whose token this window may not see in its vault.
 * @param now service time
 * @param openedAt when this window opened, by this machine's clock
 */
export function isInvisible(
  session: SharedSession | undefined,
  now: number,
  openedAt: number,
): session is SharedSession {
  if (session?.kind !== 'alive' || session.expiresAt <= now) return false;
  return session.changedAt + MAX_WRITE_DELAY_MS > openedAt;
}
