import type { Catalog } from '../core/operations/catalog';
import { lazy } from '../core/platform/lazy';
import type { Sender, SendSettings } from '../core/requests/send/sender';
import { loadFeature } from '../host/loadFeature';
import type * as Sending from './sending';
import type { SessionServices } from './session';

/** As `createSender` of the part that sends requests, which is loaded with the first request that is sent. */
export function senderOf(
  services: SessionServices,
  catalog: Catalog,
  accountName: (id: string) => string | undefined,
  onlyReads?: () => SendSettings['onlyReads'],
): Pick<Sender, 'send'> {
  const sender = lazy(async () => {
    const { createSender } = await loadFeature<typeof Sending>(services.extension, 'sending');
    return createSender(services, catalog, accountName, onlyReads);
  });
  return { send: async (input, prompts) => (await sender()).send(input, prompts) };
}
