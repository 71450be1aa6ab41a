import { secretFields } from '../../operations/sampleValues';
import { MASK } from '../../platform/redactor';

/** A response may have a token that nobody knows yet, so that it can't be masked by value. */
const NAMES = [...secretFields, 'accessToken', 'mdAccessToken', 'access_token'].join('|');
const IN_JSON = new RegExp(String.raw`("(?:${NAMES})"\s*:\s*)"[^"\\]*(?:\\.[^"\\]*)*"`, 'gi');
const IN_QUERY = new RegExp(String.raw`((?:^|[&?\n])(?:${NAMES})=)[^&\n]*`, 'gi');

/** A frame without the values of fields that contain a secret. */
export function maskSecretFields(text: string): string {
  return text.replace(IN_JSON, `$1"${MASK}"`).replace(IN_QUERY, `$1${MASK}`);
}
