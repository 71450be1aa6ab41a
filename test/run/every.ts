import type { RequestData } from '../../src/core/operations/request';
import { dialectById } from '../../src/core/snippets/dialects';
import { render, type Rendered } from '../../src/core/snippets/render';
import { catalogue, request } from '../unit/operations/fixture';

export interface RenderedOperation extends Rendered {
  readonly id: string;
}

/** Every operation of the catalogue in one dialect, with the token as text for one half and by reference for the other. */
export function everyOperation(dialectId: string, language?: string): readonly RenderedOperation[] {
  const dialect = dialectById(dialectId);
  if (!dialect) throw new Error(`no dialect ${dialectId}`);
  return catalogue.operations.flatMap(({ id }, index) => {
    const data: RequestData = request(id, { optional: 'all' });
    if (dialect.supports?.(data) === false) return [];
    const token =
      index % 2 === 0
        ? ({ kind: 'literal', value: 'invented-token' } as const)
        : ({ kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const);
    return [{ id, ...render(data, { dialect, token, ...(language === undefined ? {} : { language }) }) }];
  });
}
