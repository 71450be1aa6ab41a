import type { Operation } from '../operations/catalog';

/**
 * Fields of a response that mean a refusal although the status is 200, unless they are empty, `false` or `Success`. Every
 * dialect checks them. Source: contract, "Refusals with HTTP 200, on any call".
 */
export const REFUSAL_FIELDS: readonly string[] = [
  'errorText',
  'errorCode',
  'failureText',
  'failureReason',
  'violations',
  'p-ticket',
  'p-captcha',
];

/** The field says why an order would be rejected. In reports about a command it is ordinary data. */
const DRY_RUN_FIELDS: readonly string[] = [...REFUSAL_FIELDS, 'rejectReason'];

/** The fields that mean a refusal in the response to this operation. */
export function refusalFieldsOf({ response }: Operation): readonly string[] {
  return response?.schema === 'DryRunResponse' ? DRY_RUN_FIELDS : REFUSAL_FIELDS;
}

/** Code that depends on the operation by its refusal fields only, made once for each list of them. */
export function perRefusalFields<Code>(make: (fields: readonly string[]) => Code): (operation: Operation) => Code {
  const made = new Map<readonly string[], Code>();
  return (operation) => {
    const fields = refusalFieldsOf(operation);
    const known = made.get(fields);
    if (known !== undefined) return known;
    const code = make(fields);
    made.set(fields, code);
    return code;
  };
}

/** As much of a refused response as a program prints. In the units of its language's strings. */
export const MAX_PRINTED = 500;
