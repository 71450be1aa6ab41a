import { UserFacingError } from '../platform/errors';
import type { Http, HttpResponse, HttpOptions, HttpRequest } from '../platform/ports';
import { hostOf, isLoopbackHost, isTradovateHost } from '../profile/environment';
import { t } from '../platform/text';

/**
 * Sends a request that carries a bearer. A 3xx is not followed with it blindly: the host that it names is checked, and the
 * request is sent there anew, once. Source: contract, "Dynamic hosts". Rejects with a `Failure` only.
 * @param allows asked about that host's URL as well
 */
export async function sendAuthorized(
  http: Http,
  request: HttpRequest,
  options: HttpOptions,
  allows: (url: string) => boolean = () => true,
): Promise<HttpResponse> {
  const answer = await http.send(request, options);
  if (answer.status < 300 || answer.status > 399 || answer.status === 304) return answer;
  const url = redirectTarget(request.url, answer.headers['location']);
  if (url === undefined) {
    throw new UserFacingError(
      'protocol',
      t(
        "Tradovate points to another host (HTTP {0}) that is none of Tradovate's, so the token was not sent there. Check the environment's base URL.",
        answer.status,
      ),
      { status: answer.status },
    );
  }
  if (!allows(url)) {
    throw new UserFacingError(
      'protocol',
      t(
        'Tradovate points from a simulation to LIVE or back (HTTP {0}), so a request that changes something was not sent there. Switch to the profile of the environment that you mean.',
        answer.status,
      ),
      { status: answer.status },
    );
  }
  return http.send({ ...request, url }, options);
}

/** Where a bearer may be sent anew: Tradovate's own domains over https, or loopback from loopback. */
export function redirectTarget(from: string, location: string | undefined): string | undefined {
  if (location === undefined || location.length > 2000) return undefined;
  const url = location.startsWith('/') && !location.startsWith('//') ? originOf(from) + location : location;
  const host = hostOf(url);
  const origin = hostOf(from);
  if (host === undefined || origin === undefined) return undefined;
  if (url.startsWith('https://') && (isTradovateHost(host) || host === origin)) return url;
  return isLoopbackHost(host) && isLoopbackHost(origin) ? url : undefined;
}

function originOf(url: string): string {
  return /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
}
