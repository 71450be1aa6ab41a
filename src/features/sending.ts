import type { Catalog } from '../core/operations/catalog';
import { Penalties } from '../core/requests/send/penalties';
import { Sender, type SendSettings } from '../core/requests/send/sender';
import { systemClock } from '../host/machine';
import { liveSettings } from '../host/liveSettings';
import { settings } from '../host/settings';
import type { SessionServices } from './session';

/**
 * The part that sends requests with the session's token.
 * @param accountName of an id, if it is known: a question about LIVE names it
 * @param onlyReads for a language model: read at each request
 */
export function createSender(
  { http, log, redactor, sessionManager, liveLog, penalties }: SessionServices,
  { schemas }: Catalog,
  accountName: (id: string) => string | undefined,
  onlyReads?: () => SendSettings['onlyReads'],
): Sender {
  return new Sender(
    { http, clock: systemClock, log, redactor, liveLog, penalties: new Penalties(systemClock, penalties) },
    sessionManager,
    () => {
      const restriction = onlyReads?.();
      return {
        ...{ timeoutMs: settings.session.timeoutMs, ...liveSettings() },
        ...(restriction ? { onlyReads: restriction } : {}),
      };
    },
    schemas,
    accountName,
  );
}
