import { cleanQuotation } from '../core/platform/errors';

/** Foreign text as one short line, where `$(name)` would be drawn as an icon. */
export function plainLabel(text: string): string {
  return cleanQuotation(text).replace(/\$\((?=[a-z0-9-]+(?:~[a-z]+)?\))/gi, '\\$(');
}
