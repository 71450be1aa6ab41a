/** Serves the API only, one service a name. Organizations have hosts of their own there. Source: contract, "Dynamic hosts". */
const API_DOMAIN = '.tradovateapi.com';
/** Under that domain, but no API: a page for people, and another protocol. Source: contract, "Hosts". */
const NOT_API: readonly string[] = ['status.tradovateapi.com', 'tv-demo.tradovateapi.com'];
/** The partner staging hosts; web clients are at the same domain. Source: contract, "Hosts". */
const STAGING: readonly string[] = ['demo-api', 'live-api', 'md-api', 'replay'].map(
  (name) => `${name}.staging.ninjatrader.dev`,
);

/**
 * A host of Tradovate's API, which credentials and tokens may be sent to unasked. Other hosts under Tradovate's domains are web
 * sites, which others may run. Takes what `hostOf` returns.
 */
export function isApiHost(host: string): boolean {
  return (host.endsWith(API_DOMAIN) && !NOT_API.includes(host)) || STAGING.includes(host);
}
