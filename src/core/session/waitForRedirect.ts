import { canceledError, UserFacingError } from '../platform/errors';
import type { Clock, Disposable } from '../platform/ports';
import { t } from '../platform/text';
import { untilAborted, withTimeLimit } from '../platform/timeLimit';
import { loopbackOf } from '../profile/oauthApp';

const LIMIT_MS = 5 * 60_000;

/** Listens on this machine for the request that the sign-in page leads to. Rejects if the port can't be used. */
export type ListenForRedirect = (port: number, path: string) => Promise<RedirectListener>;

export interface RedirectListener extends Disposable {
  /** Path and query of the one request that came to the path. */
  readonly request: Promise<string>;
}

export interface RedirectPorts {
  readonly clock: Pick<Clock, 'setTimer'>;
  /** `undefined`: a program can't listen here. */
  readonly listen: ListenForRedirect | undefined;
  /** The address that the user pastes. */
  readonly pasted: Promise<string>;
  /** Nothing can be pasted any more: the user has closed the box, or another quick input of VS Code has, which looks the same. */
  readonly closed: Promise<unknown>;
  /** Ends when the user has agreed or declined to open the page, which may be never. */
  readonly openPage: () => PromiseLike<unknown>;
  readonly onPortInUse: (port: number) => void;
}

/**
 * Opens the sign-in page and waits for the address that it comes back to: by a listener on this machine where the redirect
 * leads here, or pasted by the user, whichever is first, and for five minutes at most. Nothing listens afterwards.
 * Rejects with a `UserFacingError`, `canceled` if the user gives up: while a program listens, only by canceling the command.
 */
export async function waitForRedirect(redirectUri: string, signal: AbortSignal, ports: RedirectPorts): Promise<string> {
  const { clock, pasted, closed, openPage } = ports;
  const listener = await startListener(redirectUri, ports);
  // The listener has compared the path.
  const arrived = listener?.request.then((request) => redirectUri + (/\?.*$/.exec(request)?.[0] ?? ''));
  try {
    const failedToOpen = Promise.resolve(openPage()).then(() => new Promise<never>(() => undefined));
    const givenUp = () => Promise.reject(canceledError());
    const address = Promise.race([pasted, failedToOpen, arrived ?? closed.then(givenUp)]);
    return await withTimeLimit(clock, LIMIT_MS, untilAborted(address, signal), tookTooLongError);
  } finally {
    listener?.dispose();
  }
}

async function startListener(
  redirectUri: string,
  { listen, onPortInUse }: RedirectPorts,
): Promise<RedirectListener | undefined> {
  const loopback = loopbackOf(redirectUri);
  if (!loopback || !listen) return undefined;
  const listener = await listen(loopback.port, loopback.path).catch(() => undefined);
  if (!listener) onPortInUse(loopback.port);
  return listener;
}

function tookTooLongError(): UserFacingError {
  return new UserFacingError(
    'not-signed-in',
    t("The sign-in in the browser wasn't finished within 5 minutes. Start it again."),
    { remedies: ['get-token'] },
  );
}
