/** A program that is registered for OAuth. Source: OAuth document, "Registration". */
export interface RegisteredApp {
  /** A short number, sent as text. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Compared byte by byte. */
  readonly redirectUris: readonly string[];
}

/** Invented, and so that nobody can take it for real. The redirect URI is the one of the vendor's tutorial. */
export const inventedApp: RegisteredApp = {
  clientId: '4343',
  clientSecret: 'not-a-real-oauth-secret-0000',
  redirectUris: ['http://localhost:3030/oauth/tradovate/callback'],
};
