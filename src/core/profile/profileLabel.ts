import type { EnvironmentName } from './environment';
import type { Profile } from './profile';
import type { StoredSecrets } from './profileEntries';

/**
 * `Demo · alice`, or `Demo · alice (2)` if another profile has that label.
 * @param secrets undefined: its token was issued elsewhere
 */
export function labelOf(
  environment: EnvironmentName,
  secrets: StoredSecrets | undefined,
  others: readonly Pick<Profile, 'label'>[],
): string {
  const base = `${environment.label} · ${secrets ? userOf(secrets) : 'token'}`;
  let label = base;
  for (let n = 2; others.some((other) => other.label === label); n++) label = `${base} (${n})`;
  return label;
}

/** Who signs in, as far as it is known before the sign-in. */
export function userOf(secrets: StoredSecrets): string {
  return 'clientId' in secrets ? `OAuth ${secrets.clientId}` : secrets.name;
}
