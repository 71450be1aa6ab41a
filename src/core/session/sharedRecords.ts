import * as v from 'valibot';
import { parseStored } from '../platform/parseStored';

/** Stored as `token` since 0.1, so the stored name stays. */
const sessionSchema = v.pipe(
  v.object({
    /** `elsewhere`: ended, probably by a sign-in elsewhere. */
    kind: v.picklist(['alive', 'forgotten', 'ended', 'elsewhere']),
    token: v.number(),
    /** Of that token, service time. */
    expiresAt: v.number(),
    changedAt: v.number(),
  }),
  v.transform(({ token, ...rest }) => ({
    ...rest,
    /** `receivedAt` of the token that this is about, which identifies it; 0 for none. */
    tokenReceivedAt: token,
  })),
);

const blockSchema = v.object({ reason: v.picklist(['captcha', 'locked']), until: v.number() });

/** Stored as `tries` and `stops` since 0.1, so the stored names stay. */
const schema = v.pipe(
  v.object({
    /** Failed sign-ins of the last rolling hour. */
    failures: v.array(v.object({ at: v.number(), environment: v.string(), kind: v.string() })),
    /** Renewals of the last rolling hour, successful ones included. */
    renewals: v.array(v.object({ at: v.number(), environment: v.string() })),
    tries: v.record(v.string(), v.number()),
    stops: v.record(v.string(), blockSchema),
    /** Profile id → what happened to its session last, in any window. */
    sessions: v.record(v.string(), sessionSchema),
    /** Ids of the latest writes, the newest first (`recordRevisions.ts`). */
    revisions: v.optional(v.array(v.string()), []),
  }),
  v.transform(({ tries, stops, ...rest }) => ({
    ...rest,
    /** Call and environment → time of the last attempt. */
    attempts: tries,
    /** Environment → block. */
    blocks: stops,
  })),
);

/**
 * What all windows must know so that no address is locked and no session lost: nothing secret. Kept as JSON in a file that
 * every window reads before it sends. Environments are base URLs; times are ms since 1970 by this machine's clock.
 */
export type SharedRecords = Readonly<v.InferOutput<typeof schema>>;
export type SharedSession = Readonly<v.InferOutput<typeof sessionSchema>>;
/** Nothing is sent to the environment before `until`. */
export type RequestBlock = Readonly<v.InferOutput<typeof blockSchema>>;

export const emptyRecords: SharedRecords = {
  failures: [],
  renewals: [],
  attempts: {},
  blocks: {},
  sessions: {},
  revisions: [],
};

/** The text of the file → records; `undefined` for a text in another format. */
export function parseRecords(text: string): SharedRecords | undefined {
  return parseStored(schema, text);
}

/** The text of the file, which `parseRecords` reads. */
export function stringifyRecords({ attempts, blocks, sessions, ...rest }: SharedRecords): string {
  const storedSessions = Object.entries(sessions).map(([profileId, { tokenReceivedAt, ...session }]) => {
    return [profileId, { ...session, token: tokenReceivedAt }];
  });
  const stored: v.InferInput<typeof schema> = {
    ...rest,
    tries: attempts,
    stops: blocks,
    sessions: Object.fromEntries(storedSessions) as v.InferInput<typeof schema>['sessions'],
  };
  return JSON.stringify(stored);
}
