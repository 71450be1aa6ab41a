/** How a profile gets its first token: an API key with a password, the browser, or a token that was issued elsewhere. */
export type SignInMethod = 'apiKey' | 'oauth' | 'token';

/** An environment and a way to sign in. What it signs in with is in the vault. */
export interface Profile {
  readonly id: string;
  /** Shown to the user: environment and user name, e.g. `Demo · alice`. */
  readonly label: string;
  /** Id of an environment. */
  readonly environment: string;
  /** Absent in 0.1 and for API keys. */
  readonly signIn?: Exclude<SignInMethod, 'apiKey'>;
}
