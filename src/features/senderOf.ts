import type { Catalog } from '../core/operations/catalog';
import { Sender } from '../core/requests/send/sender';
import { systemClock } from '../host/machine';
import { settings } from '../host/settings';
import type { SessionServices } from './session';

/** What sends requests with the session's token. @param accountName of an id, if it is known: a question about LIVE names it */
export function senderOf(
  { http, log, redactor, sessionManager }: SessionServices,
  { schemas }: Catalog,
  accountName: (id: string) => string | undefined,
): Sender {
  return new Sender(
    { http, clock: systemClock, log, redactor },
    sessionManager,
    () => ({ timeoutMs: settings.session.timeoutMs, readOnly: settings.liveReadOnly }),
    schemas,
    accountName,
  );
}
