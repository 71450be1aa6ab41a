import type { Field, Operation } from '../operations/catalog';
import { credentialVariables } from '../operations/sampleValues';

/** What may come along with an operation: its parameters and fields that the service does not require, in their order. */
export function optionalFields({ handledBySession, params, body }: Operation): readonly Field[] {
  const fields = [...params, ...(body?.fields ?? [])].filter(({ required }) => !required);
  // The token request takes these from the environment anyway.
  return handledBySession === 'sign-in'
    ? fields.filter(({ name }) => !Object.hasOwn(credentialVariables, name))
    : fields;
}
