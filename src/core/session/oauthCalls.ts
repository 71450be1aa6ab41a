import { authorizeUrl, exchangeRequest, refreshRequest } from '../auth/oauthRequests';
import { parseRedirect } from '../auth/parseRedirect';
import { anySignal } from '../platform/abort';
import { canceledError, UserFacingError } from '../platform/errors';
import type { HttpRequest } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { untilAborted } from '../platform/timeLimit';
import { builtInEnvironmentAt, type Environment } from '../profile/environment';
import { hasHostConsent } from '../profile/hostConsent';
import { oauthUrls, publishedApp, type OAuthApp } from '../profile/oauthApp';
import { hostOf } from '../profile/plainUrl';
import type { Profile } from '../profile/profile';
import type { AuthJob } from './authJob';
import { credentialsError, refreshEndedError } from './sessionErrors';
import type { OAuthPorts, Profiles } from './sessionPorts';

/** A request, or the same with the ticket of a penalty that is over. */
export type RequestOf = (ticket: string | undefined) => HttpRequest;

/** The calls of profiles that sign in with the browser. */
export class OAuthCalls {
  /** Refresh tokens that were refused once: that may be transient. Source: OAuth document, "Keeping it alive". */
  readonly #refusedOnce = new Set<string>();

  constructor(
    private readonly ports: OAuthPorts,
    private readonly profiles: Profiles,
    private readonly redactor: Redactor,
  ) {}

  /**
   * Lets the user sign in on the web page. Takes minutes, so no lock may be held until it ends.
   * @param throwIfBlocked asked before the page opens, because a code can't wait for the end of a block
   * @returns the exchange, which can be sent once. Rejects with a `UserFacingError`
   */
  async authorize(
    { profile, environment, user, epoch }: AuthJob,
    throwIfBlocked: (url: string) => Promise<void>,
  ): Promise<RequestOf> {
    if (!user) throw canceledError();
    const app = await this.#app(profile, user.signal);
    const urls = oauthUrls(app, environment);
    await throwIfBlocked(urls.token);
    await this.#requireConsent(environment, urls.token, (host) => user.confirmHost(host));
    const [state, verifier] = [this.ports.randomText(), this.ports.randomText()];
    this.redactor.addSecrets(state, verifier);
    const url = authorizeUrl(urls.authorize, app, state, await this.ports.sha256(verifier));
    const { redirectUri } = app;
    const signal = anySignal(user.signal, epoch.abandoned.signal);
    const address = await this.ports.signIn({ url, redirectUri }, signal);
    const code = parseRedirect(address, { redirectUri, state });
    this.redactor.addSecrets(code);
    return (ticket) => exchangeRequest(urls.token, app, { code, verifier }, ticket);
  }

  /**
   * Where a token is renewed: at the host that issued it, which may be LIVE's for a profile of Demo. Never rejects. Source:
   * contract, "GET /auth/renewaccesstoken".
   */
  async issuerOf({ profile, environment, user }: AuthJob): Promise<Environment> {
    if (profile.signIn !== 'oauth') return environment;
    const app = await this.#app(profile, user?.signal).catch(() => publishedApp);
    const { token } = oauthUrls(app, environment);
    // An environment of the user's own at Tradovate's host: its address is never replaced by the account's own host.
    return hostOf(token) === hostOf(environment.baseUrl) ? environment : (builtInEnvironmentAt(token) ?? environment);
  }

  /** The refresh of an expired token; its refresh token dies with it, so the lock must be held. Rejects with a `UserFacingError`. */
  async refresh({ profile, environment, user }: AuthJob, refreshToken: string): Promise<RequestOf> {
    const app = await this.#app(profile, user?.signal);
    const { token: url } = oauthUrls(app, environment);
    // Consent was given when the first token was issued; without it nothing is sent.
    await this.#requireConsent(environment, url, () => Promise.resolve(false));
    return (ticket) => refreshRequest(url, app, refreshToken, ticket);
  }

  /** The error to report for a refresh that failed. The second refusal ends the session. */
  refreshError(error: unknown, refreshToken: string): unknown {
    if (!(error instanceof UserFacingError) || error.kind !== 'refused') return error;
    if (this.#refusedOnce.has(refreshToken)) return refreshEndedError();
    this.#refusedOnce.add(refreshToken);
    return error;
  }

  /** To the host of the token call, as to that of the environment. Rejects with `canceled`. */
  async #requireConsent(
    environment: Environment,
    baseUrl: string,
    ask: (host: string) => Promise<boolean>,
  ): Promise<void> {
    if (!(await hasHostConsent({ ...environment, baseUrl }, this.profiles, ask))) throw canceledError();
  }

  async #app(profile: Profile, signal: AbortSignal | undefined): Promise<OAuthApp> {
    const app = await untilAborted(this.profiles.oauthApp(profile.id), signal);
    if (typeof app === 'string') throw credentialsError(app, profile.label);
    return app;
  }
}
