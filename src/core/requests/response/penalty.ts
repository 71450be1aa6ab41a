import { penaltyWaitMs } from '../../auth/penaltyWait';
import { spokenDuration } from '../../platform/durations';
import { isRecord } from '../../platform/isRecord';
import type { HttpResponse } from '../../platform/ports';
import { t, type Text } from '../../platform/text';
import { parseResponse } from './parseResponse';

/** What the service asks for before it handles a request. Source: contract, "Penalty". */
export interface Penalty {
  readonly waitMs: number;
  /** The same request with it may be sent after the wait. */
  readonly ticket?: string;
}

/** A penalty has a few fields: a longer response isn't parsed for it. UTF-16 units. */
const MAX_LENGTH = 64 * 1024;

/** The penalty that a response announces, before its ticket is masked. */
export function penaltyOf(response: HttpResponse): Penalty | undefined {
  return response.body.length > MAX_LENGTH ? undefined : penaltyIn(parseResponse(response).json);
}

/** The penalty that the body of a response announces. With a CAPTCHA it's none: waiting doesn't help. */
export function penaltyIn(json: unknown): Penalty | undefined {
  if (!isRecord(json) || json['p-captcha'] === true) return undefined;
  const ticket = json['p-ticket'];
  if (typeof ticket !== 'string' && json['p-time'] === undefined) return undefined;
  return {
    waitMs: penaltyWaitMs(json['p-time']),
    ...(typeof ticket === 'string' && ticket !== '' ? { ticket } : {}),
  };
}

/** What a penalty means for the request that met it. */
export function penaltyMessage(waitMs: number): Text {
  return t(
    "Tradovate has put a penalty on your IP address and didn't handle the request. Wait {0}, then send the same request again.",
    spokenDuration(waitMs),
  );
}
