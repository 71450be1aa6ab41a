import type { RequestData } from '../operations/buildRequest';
import type { DialectFacts } from './dialectFacts';
import { dialectById } from './dialects/index';
import { render, type Rendered, type RenderOptions } from './render';

/** What writes requests, for a part that doesn't bundle the code of the dialects. Rejects nothing; throws as `render`. */
export type WriteRequest = (
  request: RequestData,
  options: Omit<RenderOptions, 'dialect'> & { readonly dialect: DialectFacts },
) => Rendered;

export const writeRequest: WriteRequest = (request, options) => {
  const dialect = dialectById(options.dialect.id);
  if (!dialect) throw new RangeError(`No code writes ${options.dialect.id}.`);
  return render(request, { ...options, dialect });
};
