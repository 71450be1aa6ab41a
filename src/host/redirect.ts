import { isNodeHost } from './machine';
import { listenForRedirect, type RedirectListener } from './node/redirectListener';

/** Where a program can listen on this machine; a browser can't. */
export const platformRedirects: ((port: number, path: string, page: string) => Promise<RedirectListener>) | undefined =
  isNodeHost() ? listenForRedirect : undefined;
