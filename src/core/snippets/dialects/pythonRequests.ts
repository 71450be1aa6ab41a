import type { Dialect } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { block, code, lines, nested } from '../codeBuilder';
import { environmentModules, headersArgument, importLines, printAddress, queryDictionary } from './pythonCode';
import { checkedRequest, exceptNoResponse, requestOnlyStatements } from './pythonResponse';
import { inlineQuery } from '../writeQuery';

const checked = checkedRequest({
  status: 'response.status_code',
  body: 'response.content',
  text: 'response.text',
  notJson: "response.headers.get('Location', response.text)",
  sleep: 'time.sleep(fields["p-time"])',
});

/** Python with the package `requests`. */
export const pythonRequests: Dialect = {
  ...dialectFacts['python-requests'],
  indentation: '    ',
  write(request, { token, requestOnly }) {
    if (request.page) return printAddress(request, request.page);
    const inline = inlineQuery(request.query);
    const { body, bodyFormat } = request;
    const send = block(
      `response = requests.${request.method === 'GET' ? 'get' : 'post'}(`,
      [
        [`"${request.baseUrl}${request.path}`, inline ?? '', '",'],
        ...(inline === undefined ? [code`params=${queryDictionary(request)},`] : []),
        headersArgument(request, token),
        ...(body === undefined ? [] : [bodyFormat === 'form' ? 'data=body,' : 'json=body,']),
        'timeout=30,',
        // Credentials and token are for this host alone.
        'allow_redirects=False,',
      ],
      ')',
    );
    const modules = [...(requestOnly || body === undefined ? [] : ['time']), ...environmentModules(request, token)];
    return lines(
      ...importLines(['json', ...modules]),
      '',
      'import requests',
      '',
      ...(requestOnly
        ? requestOnlyStatements(request, [send], 'response.status_code', 'response.text')
        : checked(request, [nested('try:', [send]), exceptNoResponse(request, 'requests.RequestException')])),
    );
  },
};
