import { UserFacingError } from '../platform/errors';
import { t, type Text } from '../platform/text';
import { marketDataVariable } from '../snippets/tokenPlaceholder';

/** What the value of an environment variable may ask for instead of holding it: `tradovate:accessToken`. */
export type ReferenceName = 'accessToken' | 'mdAccessToken' | 'apiUrl' | 'profile';
export type ReferenceValues = Readonly<Record<ReferenceName, string>>;

const PREFIX = 'tradovate:';
export const URL_VARIABLE = 'TRADOVATE_API_URL';

/** What each one is replaced with when the program starts. */
export const referenceTexts: Readonly<Record<ReferenceName, Text>> = {
  accessToken: t('The access token of the active profile, renewed first if it expires soon.'),
  mdAccessToken: t('The market data token of the active profile.'),
  apiUrl: t('Base URL of the API for the active profile.'),
  profile: t('Name of the active profile.'),
};

export const referenceNames = Object.keys(referenceTexts) as readonly ReferenceName[];

export function referenceTo(name: ReferenceName): string {
  return `${PREFIX}${name}`;
}

/** Whether a text is meant as a reference; it may be misspelled. */
export function looksLikeReference(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(PREFIX);
}

/** `undefined` for any other text. @throws {UserFacingError} `invalid-input`: there is no such reference; names the allowed ones */
export function parseReference(variable: string, value: unknown): ReferenceName | undefined {
  if (!looksLikeReference(value)) return undefined;
  const name = referenceNames.find((one) => referenceTo(one) === value);
  if (name !== undefined) return name;
  throw new UserFacingError(
    'invalid-input',
    t(
      "The environment variable '{0}' has the unknown value '{1}'. Allowed values: {2}.",
      variable,
      value.slice(0, 60),
      referenceNames.map(referenceTo).join(', '),
    ),
  );
}

/** The variables of a program that asks for none: those that a terminal with the token has. @param variable the setting */
export function defaultVariables(variable: string): Readonly<Record<string, string>> {
  return {
    [variable]: referenceTo('accessToken'),
    [marketDataVariable(variable)]: referenceTo('mdAccessToken'),
    [URL_VARIABLE]: referenceTo('apiUrl'),
  };
}

/** A program that has one of these can act for the user. */
export function needsToken(names: Iterable<ReferenceName>): boolean {
  return [...names].some((name) => name === 'accessToken' || name === 'mdAccessToken');
}
