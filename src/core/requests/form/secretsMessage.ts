import { fieldsOf, type Operation } from '../../operations/catalog';
import { isSecret } from '../../operations/sampleValues';
import { t, type Text } from '../../platform/text';

/** Why an operation that requires secrets can't be sent from here; `undefined`: it requires none. */
export function secretsMessage(operation: Operation): Text | undefined {
  const secrets = requiredSecrets(operation);
  if (secrets.length === 0) return undefined;
  return t(
    "'{0}' requires a secret ({1}), which can't be entered here. Insert the snippet and add it there.",
    operation.path,
    secrets.join(', '),
  );
}

/** A token call needs some of its optional secrets, depending on the grant. */
function requiredSecrets(operation: Operation): readonly string[] {
  return fieldsOf(operation)
    .filter(({ name, required }) => isSecret(name) && (required || operation.kind === 'lifecycle'))
    .map(({ name }) => name);
}
