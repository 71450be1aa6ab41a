import { fieldsOf, type Field, type Operation } from '../operations/catalog';
import { credentialVariables } from '../operations/sampleValues';

/** What may come along with an operation: its parameters and fields that the service does not require, in their order. */
export function optionalFields(operation: Operation): readonly Field[] {
  const fields = fieldsOf(operation).filter(({ required }) => !required);
  // The token request takes these from the environment anyway.
  return operation.handledBySession === 'sign-in'
    ? fields.filter(({ name }) => !Object.hasOwn(credentialVariables, name))
    : fields;
}
