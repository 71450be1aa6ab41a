import { UserFacingError } from '../core/platform/errors';
import { t } from '../core/platform/text';

/** The reason of a failed `fetch` is in `error.cause.code`. */
const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name could not be resolved. Check the connection and the DNS',
  EAI_AGAIN: 'its name could not be resolved just now. Check the connection',
  ECONNREFUSED: 'nothing answers there. Check the address, and that a sandbox or proxy is running',
  ECONNRESET: 'the connection was cut. Try again',
  EPIPE: 'the connection was cut. Try again',
  UND_ERR_SOCKET: 'the connection was cut. Try again',
  ETIMEDOUT: 'it did not answer in time. Check the connection',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time. Check the connection',
  EHOSTUNREACH: 'there is no way to it. Check the connection',
  ENETUNREACH: 'there is no network. Check the connection',
  ENETDOWN: 'there is no network. Check the connection',
  SELF_SIGNED_CERT_IN_CHAIN:
    'its certificate is signed by an authority that this machine does not trust, as with a company proxy. Add that authority to the system’s certificates',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed. Check the address',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate could not be verified. A company proxy may be in between: add its authority to the system’s certificates',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate could not be verified. A company proxy may be in between: add its authority to the system’s certificates',
  CERT_HAS_EXPIRED: 'its certificate has expired. Check this machine’s clock',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name. Check the address',
};

/** Why a request got no answer, in our words. The error's own text may hold the URL or more, so it is not shown. */
export function networkFailure(error: unknown, url: string): UserFacingError {
  const host = /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? 'the host';
  const code = codeOf(error);
  const known = code === undefined ? undefined : reasons[code];
  const why =
    known ??
    (code === undefined
      ? 'the connection failed. Check the connection and the proxy settings'
      : `the connection failed (${code}). Check the connection and the proxy settings`);
  return new UserFacingError('network', t('{0} could not be reached: {1}.', host, why), { retryHelps: true });
}

/** Looks down the causes: proxies and happy-eyeballs wrap the error that knows. */
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
