/** A profile is an environment and a set of credentials. This is its open half; the credentials are in the vault. */
export interface Profile {
  readonly id: string;
  /** For people: environment and user, e.g. `Demo · alice`. */
  readonly label: string;
  /** Id of an environment. */
  readonly environment: string;
}
