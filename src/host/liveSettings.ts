import { readLimits } from '../core/requests/send/limits/liveLimits';
import type { LiveSettings } from '../core/requests/send/approveLiveChange';
import { applicationValue, settings } from './settings';

/** What the user's own settings allow to be changed on LIVE: a workspace has no say. Read at each use. */
export function liveSettings(): LiveSettings {
  return {
    readOnly: settings.liveReadOnly,
    limits: readLimits({
      allowedAccounts: applicationValue('live.allowedAccounts'),
      maxOrderQuantity: applicationValue('live.maxOrderQuantity'),
      allowedSymbols: applicationValue('live.allowedSymbols'),
    }),
  };
}
