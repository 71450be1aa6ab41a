import type { Dialect } from '../dialect';
import { block, code, CachedCode, lines, nested } from '../codeBuilder';
import { environmentModules, headersArgument, importLines, notation, queryDictionary, resultCheck } from './pythonCode';
import { inlineQuery } from '../writeQuery';
import { write } from '../writeValue';

const checkResult = resultCheck({ status: 'status', body: 'text', text: 'text' });

const send = new CachedCode(
  lines(
    nested('try:', [
      nested('with urllib.request.urlopen(request, timeout=30) as response:', [readFrom('response', 'status')]),
    ]),
    nested('except urllib.error.HTTPError as error:', [readFrom('error', 'code')]),
  ),
);

function readFrom(source: string, status: string): string {
  return `status, text = ${source}.${status}, ${source}.read().decode(errors="replace")`;
}

/** Python 3.8 and newer, standard library only. */
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
      send,
      checkResult(request.operation),
    );
  },
};
