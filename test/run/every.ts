import type { RequestData } from '../../src/core/operations/buildRequest';
import { isAvailable } from '../../src/core/snippets/availableDialects';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { everything, request } from '../unit/operations/fixture';

export interface RenderedOperation {
  readonly id: string;
  readonly text: string;
  readonly plain: string;
  readonly tabStops: number;
}

/** Every operation that a dialect supports, with the token as text for one half and by reference for the other. */
export function everyOperation(dialectId: string, language?: string): readonly RenderedOperation[] {
  const dialect = dialectById(dialectId);
  if (!dialect) throw new Error(`no dialect ${dialectId}`);
  return everything.operations.flatMap(({ id }, index) => {
    const data: RequestData = request(id, { optional: 'all' });
    if (!isAvailable(dialect, data)) return [];
    const token =
      index % 2 === 0
        ? ({ kind: 'literal', value: 'invented-token' } as const)
        : ({ kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const);
    const { text, plain, tabStops } = render(data, { dialect, token, ...(language === undefined ? {} : { language }) });
    return [{ id, text, plain, tabStops }];
  });
}
