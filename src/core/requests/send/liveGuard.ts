import type { Operation } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import { UserFacingError } from '../../platform/errors';
import { t } from '../../platform/text';
import { isTradovateHost } from '../../profile/environment';
import { hostOf } from '../../profile/plainUrl';

/** Hosts of Tradovate's that are known to be simulations, and those that are known to be live. Source: contract, "Hosts". */
const SIMULATION_HOST = /^(?:demo|md-demo|replay|demo-api)[.-]/;
const LIVE_HOST = /^(?:live|live-api|md|md-live)[.-]/;

/**
 * Whether real money may be at stake: every host of Tradovate's that is not known to be a simulation, whatever the settings
 * call its environment. A host that the user added and that is none of Tradovate's is a sandbox.
 * @param environmentId of the environment that the URL belongs to; undefined for a redirect
 */
export function isLive(url: string, environmentId?: string): boolean {
  const host = hostOf(url);
  if (host === undefined || !isTradovateHost(host) || SIMULATION_HOST.test(host)) return false;
  // The service may name any host as the account's own for demo (contract, "Dynamic hosts").
  return environmentId !== 'demo' || LIVE_HOST.test(host);
}

/** The error for a request that modifies data on LIVE while the settings forbid it; `undefined` if it may be sent. */
export function readOnlyError(
  operation: Pick<Operation, 'id' | 'kind' | 'path'>,
  live: boolean,
  readOnly: boolean,
): UserFacingError | undefined {
  if (!isMutating(operation) || !live || !readOnly) return undefined;
  return new UserFacingError(
    'blocked',
    t(
      "'{0}' was not sent because LIVE is read-only. Use a Demo profile or disable 'tradovate.live.readOnly'.",
      operation.path,
    ),
    { remedies: ['open-settings'] },
  );
}

/** The error for a request of a language model that modifies data, or goes to LIVE unless that is allowed. */
export function onlyReadsError(
  operation: Pick<Operation, 'id' | 'kind' | 'path'>,
  live: boolean,
  allowsLive: boolean,
): UserFacingError | undefined {
  if (isMutating(operation))
    return new UserFacingError('unsupported', t("'{0}' modifies data, so it was not sent.", operation.path));
  if (!live || allowsLive) return undefined;
  return new UserFacingError(
    'blocked',
    t("'{0}' was not sent because 'tradovate.agentTools.access' doesn't allow LIVE.", operation.path),
    { remedies: ['open-settings'] },
  );
}
