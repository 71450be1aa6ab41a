import type { Dialect } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { block, code, CachedCode, lines, nested, type CodeNode } from '../codeBuilder';
import { environmentModules, headersArgument, importLines, printAddress, queryDictionary } from './pythonCode';
import { checkedRequest, exceptNoResponse, requestOnlyStatements } from './pythonResponse';
import { inlineQuery } from '../writeQuery';

const checked = checkedRequest({
  status: 'status',
  body: 'text',
  text: 'text',
  notJson: 'text',
  sleep: 'time.sleep(fields["p-time"])',
});

/** Credentials and token are for the one host: a redirect is an error. */
const noRedirect = nested('class NoRedirect(urllib.request.HTTPRedirectHandler):', [
  nested('def redirect_request(self, *_):', ['return None']),
]);

const sendOnly = nested('with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:', [
  'status, text = response.status, response.read().decode(errors="replace")',
]);

const send = new CachedCode(
  lines(
    nested('try:', [sendOnly]),
    nested('except urllib.error.HTTPError as error:', [
      'status, text = error.code, error.headers.get("Location") or error.read().decode(errors="replace")',
    ]),
  ),
);

/** Python 3.8 and newer, standard library only. */
export const python: Dialect = {
  ...dialectFacts.python,
  indentation: '    ',
  write(request, { token, requestOnly }) {
    const { body, method, page, bodyFormat } = request;
    if (page) return printAddress(request, page);
    const isForm = bodyFormat === 'form';
    const inline = inlineQuery(request.query);
    const query = inline ?? code`?" + urllib.parse.urlencode(${queryDictionary(request)})`;
    const prepare: CodeNode = block(
      'request = urllib.request.Request(',
      [
        [`"${request.baseUrl}${request.path}`, query, inline === undefined ? ',' : '",'],
        ...(method === 'GET' ? [] : [`method="${method}",`]),
        headersArgument(request, token),
        ...(body === undefined ? [] : [`data=${isForm ? 'urllib.parse.urlencode' : 'json.dumps'}(body).encode(),`]),
      ],
      ')',
    );
    const modules = [
      'json',
      'urllib.request',
      ...(requestOnly ? [] : ['urllib.error', ...(body === undefined ? [] : ['time'])]),
      ...(inline === undefined || isForm ? ['urllib.parse'] : []),
      ...environmentModules(request, token),
    ];
    return lines(
      ...importLines(modules),
      '',
      '',
      noRedirect,
      '',
      '',
      ...(requestOnly
        ? requestOnlyStatements(request, [prepare, sendOnly], 'status', 'text')
        : checked(request, [prepare, send, exceptNoResponse(request, 'OSError')])),
    );
  },
};
