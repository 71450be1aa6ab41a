import { UserFacingError } from '../core/platform/errors';
import { t, type Text } from '../core/platform/text';

type Reason = (host: string) => Text;

const nameNotResolved: Reason = (host) =>
  t("Couldn't resolve host '{0}'. Check your network connection and DNS settings.", host);
const refused: Reason = (host) =>
  t("'{0}' refused the connection. Check the address, and that the sandbox or proxy is running.", host);
const reset: Reason = (host) => t("The connection to '{0}' was reset. Try again.", host);
const timedOut: Reason = (host) => t("The connection to '{0}' timed out. Check your network connection.", host);
const unreachable: Reason = (host) => t("No route to host '{0}'. Check your network connection.", host);
const noNetwork: Reason = (host) => t("Couldn't reach '{0}' because there is no network connection.", host);
const unverified: Reason = (host) =>
  t(
    "Couldn't verify the certificate of '{0}'. If you use a company proxy, add its certificate authority to your system's certificates.",
    host,
  );
const untrusted: Reason = (host) =>
  t(
    "The certificate of '{0}' is signed by an authority that this machine doesn't trust. If you use a company proxy, add its certificate authority to your system's certificates.",
    host,
  );
const selfSigned: Reason = (host) => t("The certificate of '{0}' is self-signed. Check the address.", host);
const expired: Reason = (host) => t("The certificate of '{0}' has expired. Check your system clock.", host);
const wrongName: Reason = (host) => t("The certificate of '{0}' is for another host. Check the address.", host);

/** The reason of a failed `fetch` is in `error.cause.code`. */
const reasons: Readonly<Record<string, Reason>> = {
  ENOTFOUND: nameNotResolved,
  EAI_AGAIN: nameNotResolved,
  ECONNREFUSED: refused,
  ECONNRESET: reset,
  EPIPE: reset,
  UND_ERR_SOCKET: reset,
  ETIMEDOUT: timedOut,
  UND_ERR_CONNECT_TIMEOUT: timedOut,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: noNetwork,
  ENETDOWN: noNetwork,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unverified,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unverified,
  CERT_HAS_EXPIRED: expired,
  ERR_TLS_CERT_ALTNAME_INVALID: wrongName,
};

/** Why a request has no response. The error's own text may hold the URL or more, so it is not shown. */
export function networkFailure(error: unknown, url: string): UserFacingError {
  const host = /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? '?';
  const code = codeOf(error);
  const reason = code === undefined ? undefined : reasons[code];
  return new UserFacingError('network', reason?.(host) ?? unknownReason(host, code), { retryHelps: true });
}

function unknownReason(host: string, code: string | undefined): Text {
  return code === undefined
    ? t("Couldn't connect to '{0}'. Check your network connection and proxy settings.", host)
    : t("Couldn't connect to '{0}' ({1}). Check your network connection and proxy settings.", host, code);
}

/** Searches the causes: proxies and happy-eyeballs wrap the error that has the code. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 4) return undefined;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{3,60}$/.test(error.code)) return error.code;
  if ('errors' in error && Array.isArray(error.errors)) {
    for (const inner of error.errors as unknown[]) {
      const code = codeOf(inner, depth + 1);
      if (code !== undefined) return code;
    }
  }
  return 'cause' in error ? codeOf(error.cause, depth + 1) : undefined;
}
