import type { Operation } from '../operations/catalog';
import { isMutating } from '../operations/isMutating';
import type { Text } from '../platform/text';
import type { SendTarget } from '../requests/send/inFlightRequest';
import { isLive } from '../requests/send/liveGuard';
import type { Sender } from '../requests/send/sender';

/** Whether and how a request can be sent. */
export interface SendView {
  /** Why it can't be sent as it is. */
  readonly blocked?: readonly Text[];
  /** Sending it asks for confirmation, because it modifies data on LIVE. */
  readonly needsConfirmation: boolean;
  readonly sending: boolean;
}

export interface SendViewPorts {
  readonly sender: Sender;
  readonly target: () => SendTarget;
}

/** @param problem why the form doesn't make a request; the guard of LIVE comes first */
export function toSendView(
  operation: Operation,
  problem: Text | undefined,
  sending: boolean,
  { sender, target }: { readonly sender: Pick<Sender, 'readOnlyError'>; readonly target: () => SendTarget },
): SendView {
  const { baseUrl, environmentId } = target();
  const blocked = sender.readOnlyError(operation, baseUrl)?.sentences ?? (problem && [problem]);
  return {
    ...(blocked === undefined ? {} : { blocked }),
    needsConfirmation: isMutating(operation) && isLive(baseUrl, environmentId),
    sending,
  };
}
