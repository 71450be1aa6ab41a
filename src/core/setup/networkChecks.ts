import { spokenDuration } from '../platform/durations';
import { t } from '../platform/text';
import type { NetworkFact } from './networkTest';
import type { SetupCheck } from './setupCheck';

/** VS Code's own settings about proxies and certificates. */
export interface ProxySettings {
  /** A proxy is set. Its address may hold a password, so it is not kept. */
  readonly isSet: boolean;
  /** `http.proxySupport` is off: extensions don't use a proxy. */
  readonly isOff: boolean;
  /** `http.proxyStrictSSL` is off: certificates aren't verified. */
  readonly isUnverified: boolean;
}

/** From here on other programs notice, too. A smaller offset is compensated for. */
const MIN_WARNED_OFFSET_MS = 2 * 60 * 1000;
/** A smaller offset comes from the network. */
const MIN_OFFSET_MS = 2000;

/** @param host with its port: where the request was sent */
export function networkCheck(fact: NetworkFact, host: string): SetupCheck {
  const line = { id: 'network', title: t('Network') };
  switch (fact.kind) {
    case 'running':
      return { ...line, state: 'running', detail: [t('Waiting for a response.')] };
    case 'no-environment':
      return { ...line, state: 'skipped', detail: [t('Not checked, because there is no profile.')] };
    case 'canceled':
      return { ...line, state: 'unknown', detail: [t('Canceled.')] };
    case 'blocked':
      return {
        ...line,
        state: 'skipped',
        detail: [t('Not checked, because nothing may be sent while requests are blocked.')],
      };
    case 'failed':
      return {
        ...line,
        state: 'problem',
        detail: fact.error.sentences,
        anonymousDetail: [t("The service couldn't be reached.")],
        remedy: [t("Check your connection and VS Code's proxy settings, then run the check again.")],
        action: 'try-again',
      };
    case 'responded':
      return respondedCheck(fact, host);
  }
}

function respondedCheck({ status, ms }: NetworkFact & { kind: 'responded' }, host: string): SetupCheck {
  const line = { id: 'network', title: t('Network') };
  if (status === 407) {
    return {
      ...line,
      state: 'problem',
      detail: [t('The proxy requires a sign-in (HTTP {0}).', status)],
      remedy: [t("Add the proxy's credentials to your system's proxy settings or to 'http.proxy'.")],
    };
  }
  if (status >= 500) {
    return {
      ...line,
      state: 'warning',
      detail: [t("'{0}' responded with a server error (HTTP {1}).", host, status)],
      anonymousDetail: [t('The service responded with a server error (HTTP {0}).', status)],
      remedy: [t('This may be an outage, maintenance or a proxy. Look at {0}.', 'status.tradovateapi.com')],
      action: 'try-again',
    };
  }
  if (status === 421 || (status >= 300 && status <= 399)) {
    return {
      ...line,
      state: 'warning',
      detail: [t("'{0}' refers to another host (HTTP {1}).", host, status)],
      anonymousDetail: [t('The service refers to another host (HTTP {0}).', status)],
      remedy: [t("Check the environment's base URL, and whether your network requires a sign-in page.")],
      action: 'open-settings',
    };
  }
  return {
    ...line,
    state: 'ok',
    detail: [t("'{0}' responded in {1} ms.", host, ms)],
    anonymousDetail: [t('The service responded in {0} ms.', ms)],
  };
}

export function proxyCheck({ isSet, isOff, isUnverified }: ProxySettings): SetupCheck {
  const line = { id: 'proxy', title: t('Proxy') };
  if (isUnverified) {
    return {
      ...line,
      state: 'warning',
      detail: [t("VS Code doesn't verify certificates, because 'http.proxyStrictSSL' is off.")],
      remedy: [t("Turn it on, and add your proxy's certificate authority to your system's certificates.")],
    };
  }
  if (isSet && isOff) {
    return {
      ...line,
      state: 'warning',
      detail: [t("A proxy is set in 'http.proxy', but 'http.proxySupport' is off.")],
      remedy: [t("Set 'http.proxySupport' to 'override' if your network requires the proxy.")],
    };
  }
  const detail = isSet
    ? t("VS Code uses the proxy in 'http.proxy'.")
    : t("No proxy is set in VS Code; your system's proxy is used if there is one.");
  return { ...line, state: 'ok', detail: [detail] };
}

/** @param offsetMs how much the service's clock is ahead of this machine's; undefined: not known yet */
export function clockCheck(offsetMs: number | undefined): SetupCheck {
  const line = { id: 'clock', title: t('System clock') };
  if (offsetMs === undefined) {
    const detail = [t("The service's time isn't known yet.")];
    return { ...line, state: 'unknown', detail };
  }
  const amount = Math.abs(offsetMs);
  if (amount < MIN_OFFSET_MS) return { ...line, state: 'ok', detail: [t("It agrees with the service's clock.")] };
  const duration = spokenDuration(amount);
  const detail = [
    offsetMs > 0 ? t('Your system clock is {0} behind.', duration) : t('Your system clock is {0} ahead.', duration),
    t('The extension compensates for it.'),
  ];
  if (amount < MIN_WARNED_OFFSET_MS) return { ...line, state: 'ok', detail };
  return { ...line, state: 'warning', detail, remedy: [t('Set the system clock: other programs are affected, too.')] };
}
