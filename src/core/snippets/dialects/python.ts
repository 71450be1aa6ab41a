import type { Dialect } from '../dialect';
import { block, code, CachedCode, lines, nested } from '../codeBuilder';
import { checkingOf, environmentModules, headersArgument, importLines, notation, queryDictionary } from './pythonCode';
import { inlineQuery } from '../writeQuery';
import { write } from '../writeValue';

const checking = checkingOf({ status: 'status', body: 'text', text: 'text' });

const sending = new CachedCode(
  lines(
    nested('try:', [
      nested('with urllib.request.urlopen(request, timeout=30) as response:', [reading('response', 'status')]),
    ]),
    nested('except urllib.error.HTTPError as error:', [reading('error', 'code')]),
  ),
);

function reading(source: string, status: string): string {
  return `status, text = ${source}.${status}, ${source}.read().decode(errors="replace")`;
}

/** Python 3.8 and newer with nothing installed. */
export const python: Dialect = {
  id: 'python',
  label: 'Python',
  languages: ['python'],
  fences: ['py', 'python3'],
  indentation: '    ',
  write(request, { token }) {
    const inline = inlineQuery(request.query);
    const url = request.baseUrl + request.path;
    const modules = ['json', 'urllib.error', 'urllib.request', ...(inline === undefined ? ['urllib.parse'] : [])];
    const query = inline ?? code`?" + urllib.parse.urlencode(${queryDictionary(request)})`;
    return lines(
      ...importLines([...modules, ...environmentModules(request, token)]),
      '',
      block(
        'request = urllib.request.Request(',
        [
          [`"${url}`, query, inline === undefined ? ',' : '",'],
          ...(request.method === 'GET' ? [] : [`method="${request.method}",`]),
          headersArgument(request, token),
          ...(request.body === undefined ? [] : [code`data=json.dumps(${write(request.body, notation)}).encode(),`]),
        ],
        ')',
      ),
      sending,
      checking(request.operation),
    );
  },
};
