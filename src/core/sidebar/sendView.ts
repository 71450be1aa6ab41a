import type { Operation } from '../operations/catalog';
import { isMutating } from '../operations/isMutating';
import type { UserFacingError } from '../platform/errors';
import type { Text } from '../platform/text';
import type { SendTarget } from '../requests/send/inFlightRequest';
import { isLive, readOnlyError } from '../requests/send/liveGuard';

/** Whether and how a request can be sent. */
export interface SendView {
  /** Why it can't be sent as it is. */
  readonly blocked?: readonly Text[];
  /** Sending it asks for confirmation, because it modifies data on LIVE. */
  readonly needsConfirmation: boolean;
  readonly sending: boolean;
}

export interface SendViewPorts {
  /** Requests that modify data on LIVE are blocked. */
  readonly liveReadOnly: () => boolean;
  readonly target: () => SendTarget;
}

/** @param problem why the form doesn't make a request; the guard of LIVE comes first */
export function toSendView(
  operation: Operation,
  problem: Text | undefined,
  sending: boolean,
  ports: SendViewPorts,
): SendView {
  const { baseUrl, environmentId } = ports.target();
  const blocked = guardError(operation, ports)?.sentences ?? (problem && [problem]);
  return {
    ...(blocked === undefined ? {} : { blocked }),
    needsConfirmation: isMutating(operation) && isLive(baseUrl, environmentId),
    sending,
  };
}

/** Why the operation can't be sent at all, known before a token is needed. */
export function guardError(operation: Operation, { target, liveReadOnly }: SendViewPorts): UserFacingError | undefined {
  const { baseUrl, environmentId } = target();
  return readOnlyError(operation, isLive(baseUrl, environmentId), liveReadOnly());
}
