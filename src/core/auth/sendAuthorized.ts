import { UserFacingError } from '../platform/errors';
import type { Http, HttpResponse, HttpOptions, HttpRequest } from '../platform/ports';
import { isApiHost } from '../profile/apiHost';
import { hostAndPortOf, hostOf, isLoopbackHost } from '../profile/plainUrl';
import { t } from '../platform/text';

const MAX_LOCATION_LENGTH = 2000;

/**
 * Sends a request with an access token. On a redirect the target is checked, and the same request is sent there once more.
 * Source: contract, "Dynamic hosts". Rejects with a `UserFacingError`.
 * @param allows whether the request may be sent to the redirect's URL; hosts of Tradovate's API only are asked about
 */
export async function sendAuthorized(
  http: Http,
  request: HttpRequest,
  options: HttpOptions,
  allows: (url: string) => boolean = () => true,
): Promise<HttpResponse> {
  const response = await http.send(request, options);
  if (response.status < 300 || response.status > 399 || response.status === 304) return response;
  const url = redirectTarget(request.url, response.headers['location']);
  if (url === undefined) {
    const host = hostOf(response.headers['location'] ?? '');
    throw new UserFacingError(
      'protocol',
      host === undefined
        ? t(
            "Tradovate redirected the request to a host that isn't one of its own (HTTP {0}). The token was not sent there. Check the environment's base URL.",
            response.status,
          )
        : t(
            "Tradovate redirected the request to '{1}', which isn't one of its own hosts (HTTP {0}). The token was not sent there. Check the environment's base URL.",
            response.status,
            host,
          ),
      { status: response.status },
    );
  }
  if (!isSameRequest(request, response.status, url)) {
    throw new UserFacingError(
      'protocol',
      t(
        "Tradovate redirected the request to another path on '{1}' (HTTP {0}). The redirect was not followed, because another request would be executed.",
        response.status,
        hostOf(url) ?? '',
      ),
      { status: response.status },
    );
  }
  if (!allows(url)) {
    throw new UserFacingError(
      'protocol',
      t(
        "Tradovate redirected this request to '{1}' (HTTP {0}), from LIVE to a simulation or back. The redirect was not followed, so the request was not executed. Switch to a profile of the intended environment.",
        response.status,
        hostOf(url) ?? '',
      ),
      { status: response.status },
    );
  }
  return http.send({ ...request, url }, options);
}

/** The URL of a redirect that a token may be sent to: hosts of Tradovate's API over https, or loopback from loopback. */
export function redirectTarget(from: string, location: string | undefined): string | undefined {
  if (location === undefined || location.length > MAX_LOCATION_LENGTH) return undefined;
  const url = location.startsWith('/') && !location.startsWith('//') ? originOf(from) + location : location;
  const host = hostOf(url);
  const origin = hostOf(from);
  if (host === undefined || origin === undefined) return undefined;
  if (url.startsWith('https://') && (isApiHost(host) || hostAndPortOf(url) === hostAndPortOf(from))) return url;
  return isLoopbackHost(host) && isLoopbackHost(origin) ? url : undefined;
}

/** Only the origin may change, and no status that may turn a POST into a GET counts for one. */
function isSameRequest({ method, url }: HttpRequest, status: number, target: string): boolean {
  if (method === 'POST' && status !== 307 && status !== 308) return false;
  return url.slice(originOf(url).length) === target.slice(originOf(target).length);
}

function originOf(url: string): string {
  return /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
}
