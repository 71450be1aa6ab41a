import { statusMeaning } from '../../auth/httpStatus';
import { fieldsOf, type Operation } from '../../operations/catalog';
import type { Remedy } from '../../platform/errors';
import { t, type Text } from '../../platform/text';

interface NotFoundCause {
  readonly text: Text;
  readonly fits: (operation: Operation) => boolean;
}

/** Source: contract, "Reading data". */
const MAX_IDS = 10;
/** Parameters and fields with the id or name of something that may not exist. */
const REFERENCE = /^(?:id|ids|masterids?|names?|positions|accountSpec|symbol)$|Ids?$/;
/** With the id of an order, fill or command. */
const OF_A_SESSION =
  /^\/(?:order\/(?:items?|cancelorder|modifyorder)|(?:orderVersion|fill|command|commandReport|executionReport)\/(?:items?|l?deps))$/i;

/** What a 404 can mean, by what the request is for. Source: contract, "404 in detail". */
export const notFoundCauses = {
  unknownReference: {
    text: t(
      'Not found (HTTP 404). Check the IDs and names in the request: those of another environment are unknown here.',
    ),
    fits: (operation) => hasField(operation, REFERENCE),
  },
  earlierSession: {
    text: t('Orders, fills and commands of an earlier session are no longer available.'),
    fits: ({ path }) => OF_A_SESSION.test(path),
  },
  tooManyIds: {
    text: t('Request no more than {0} IDs at once.', MAX_IDS),
    fits: (operation) => hasField(operation, /^(?:master)?ids$/),
  },
  contract: {
    text: t('The contract may be unknown or expired.'),
    fits: (operation) => operation.path === '/contract/find' || hasField(operation, /^symbol$/),
  },
  customTag: {
    text: t("Remove 'customTag50', which Tradovate doesn't accept in this request."),
    fits: ({ path }) => /^\/order\/liquidatepositions?$/.test(path),
  },
  strategy: {
    text: t("Check 'params': Tradovate also sends this response for brackets that it can't read."),
    fits: ({ id }) => id === 'startOrderStrategy',
  },
} satisfies Readonly<Record<string, NotFoundCause>>;

/** Explains a 404. One never proves a wrong host, so that is named last, and a new sign-in isn't offered. */
export function explainNotFound(
  operation: Operation,
  now: number,
): { readonly sentences: readonly Text[]; readonly remedies?: readonly Remedy[] } {
  if (!notFoundCauses.unknownReference.fits(operation)) return statusMeaning(404, now);
  const causes = Object.values(notFoundCauses).filter(({ fits }) => fits(operation));
  const host = t("If other requests fail too, check the environment's base URL, which must end in '/v1'.");
  return { sentences: [...causes.map(({ text }) => text), host] };
}

function hasField(operation: Operation, name: RegExp): boolean {
  return fieldsOf(operation).some((field) => name.test(field.name));
}
