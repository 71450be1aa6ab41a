import assert from 'node:assert/strict';
import { isAvailable } from '../../src/core/snippets/availableDialects';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { everything, request } from '../unit/operations/fixture';

const token = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
const MAX_LINES = 25;
/** With nothing but the request. */
const MAX_REQUEST_LINES = 15;

/**
 * What can't be so short: a sign-in makes sure that each credential is set before anything is sent, and two requests of
 * organizations have fields for more lines than are left.
 */
const longer = ['accessTokenRequest', 'create-evaluation-users', 'create-partner-subaccount-request'];

/**
 * A request with `fetch` in JavaScript, checks included, is short enough that one reads it. TypeScript adds the interfaces
 * of the response. With all optional fields chosen, the budget counts the code without the lines of the body: an order alone
 * has more fields than lines are left.
 */
describe('The lines of a request with fetch', () => {
  const dialect = dialectById('fetch');
  assert.ok(dialect);

  for (const { id } of everything.operations) {
    if (!isAvailable(dialect, request(id))) continue;
    it(`${id}: at most ${MAX_LINES}, and ${MAX_REQUEST_LINES} for the request only`, () => {
      const linesOf = (optional: 'all' | undefined, requestOnly = false) => {
        const data = request(id, optional ? { optional } : {});
        return render(data, { dialect, token, requestOnly }).plain.split('\n');
      };
      const lines = linesOf(undefined);
      assert.equal(lines.length > MAX_LINES, longer.includes(id), lines.join('\n'));
      for (const requestOnly of [false, true]) {
        const code = withoutBody(linesOf('all', requestOnly));
        assert.ok(code.length <= (requestOnly ? MAX_REQUEST_LINES : MAX_LINES), code.join('\n'));
      }
    });
  }
});

/** Without the lines of the fields of its body, or of the credentials of a sign-in. */
function withoutBody(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /^ +(?:body: JSON\.stringify\(|const credentials = )\{$/.test(line));
  if (start === -1) return lines;
  const indentation = /^ */.exec(lines[start] ?? '')?.[0] ?? '';
  const end = lines.findIndex((line, at) => at > start && line.startsWith(`${indentation}}`));
  return [...lines.slice(0, start + 1), ...lines.slice(end)];
}
