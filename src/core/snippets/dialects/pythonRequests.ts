import type { Dialect } from '../dialect';
import { block, code, lines } from '../codeBuilder';
import { environmentModules, headersArgument, importLines, notation, queryDictionary, resultCheck } from './pythonCode';
import { inlineQuery } from '../writeQuery';
import { write } from '../writeValue';

const checkResult = resultCheck({
  status: 'response.status_code',
  body: 'response.content',
  text: 'response.text',
});

/** Python with the package `requests`. */
export const pythonRequests: Dialect = {
  id: 'python-requests',
  label: 'Python (requests)',
  languages: ['python'],
  fences: [],
  indentation: '    ',
  write(request, { token }) {
    const inline = inlineQuery(request.query);
    return lines(
      ...importLines(['json', ...environmentModules(request, token)]),
      '',
      'import requests',
      '',
      block(
        `response = requests.${request.method === 'GET' ? 'get' : 'post'}(`,
        [
          [`"${request.baseUrl}${request.path}`, inline ?? '', '",'],
          ...(inline === undefined ? [code`params=${queryDictionary(request)},`] : []),
          headersArgument(request, token),
          ...(request.body === undefined ? [] : [code`json=${write(request.body, notation)},`]),
          'timeout=30,',
        ],
        ')',
      ),
      checkResult(request.operation),
    );
  },
};
