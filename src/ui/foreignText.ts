import { cleanQuotation } from '../core/platform/errors';

/** What stands for a secret in a list; always as long, whatever the secret's length. */
export const MASK = '••••••';

/** Foreign text as one short line, where `$(name)` would be drawn as an icon. */
export function plainLabel(text: string): string {
  return cleanQuotation(text).replace(/\$\((?=[a-z0-9-]+(?:~[a-z]+)?\))/gi, '\\$(');
}
