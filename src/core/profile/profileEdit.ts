import type * as v from 'valibot';
import { cleanQuotation, UserFacingError } from '../platform/errors';
import { parseStored } from '../platform/parseStored';
import { t } from '../platform/text';
import { credentialsSchema, type Credentials } from './credentials';
import type { EnvironmentName } from './environment';
import { oauthAppSchema, type OAuthApp } from './oauthApp';
import type { Profile } from './profile';
import type { StoredSecrets } from './profileEntries';
import { labelOf, userOf } from './profileLabel';
import type { ProfileEntry } from './storedProfiles';

/** The part of it that changes; `undefined`: is removed. */
export type SecretsChange =
  | { readonly [K in keyof Credentials]?: Credentials[K] | undefined }
  | { readonly [K in keyof OAuthApp]?: OAuthApp[K] | undefined };

export interface ProfileEdit {
  readonly environment: EnvironmentName;
  readonly change: SecretsChange;
}

/**
 * The entry and the secrets of a profile after an edit. It gets a new id if either the environment or the user changes. Throws a
 * `storage` error if something is missing because the stored secrets could not be read.
 */
export function editProfile(
  before: ProfileEntry,
  stored: StoredSecrets | 'missing' | 'unreadable',
  { environment, change }: ProfileEdit,
  others: readonly Profile[],
  newId: () => string,
): { readonly entry: ProfileEntry; readonly secrets: StoredSecrets } {
  const secrets = withChange(before, stored, change);
  if (!secrets) {
    const text = t("The credentials of {0} can't be read. Enter them again.", cleanQuotation(before.label));
    throw new UserFacingError('storage', text, { remedies: ['edit-profile'] });
  }
  const isSameAccount =
    before.environment === environment.id && typeof stored === 'object' && userOf(stored) === userOf(secrets);
  const identity = isSameAccount ? {} : { id: newId(), formerIds: [...before.formerIds, before.id] };
  const label = labelOf(environment, secrets, others);
  return { entry: { ...before, label, environment: environment.id, ...identity }, secrets };
}

/** `undefined`: not complete. */
function withChange(
  { signIn }: ProfileEntry,
  stored: StoredSecrets | 'missing' | 'unreadable',
  change: SecretsChange,
): StoredSecrets | undefined {
  const schema: v.GenericSchema<unknown, StoredSecrets> = signIn === 'oauth' ? oauthAppSchema : credentialsSchema;
  return parseStored(schema, JSON.stringify({ ...(typeof stored === 'object' ? stored : {}), ...change }));
}
