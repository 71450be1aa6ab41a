/** An environment and a user. The credentials are in the vault. */
export interface Profile {
  readonly id: string;
  /** Shown to the user: environment and user name, e.g. `Demo · alice`. */
  readonly label: string;
  /** Id of an environment. */
  readonly environment: string;
}
