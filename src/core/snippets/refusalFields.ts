/**
 * Fields of a response that mean a refusal although the status is 200, unless they are empty, `false` or `Success`. Every
 * dialect checks them. Source: contract, "Refusals with HTTP 200, on any call".
 */
export const REFUSAL_FIELDS: readonly string[] = [
  'errorText',
  'failureText',
  'failureReason',
  'violations',
  'p-ticket',
  'p-captcha',
];

/** As much of a refused response as a program prints. In the units of its language's strings. */
export const MAX_PRINTED = 500;
