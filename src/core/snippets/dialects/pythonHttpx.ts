import type { Dialect } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { block, code, lines, nested } from '../codeBuilder';
import { environmentModules, headersArgument, importLines, printAddress, queryDictionary, runMain } from './pythonCode';
import { checkedRequest, exceptNoResponse, requestOnlyStatements } from './pythonResponse';
import { inlineQuery } from '../writeQuery';

const checked = checkedRequest({
  status: 'response.status_code',
  body: 'response.content',
  text: 'response.text',
  notJson: "response.headers.get('Location', response.text)",
  sleep: 'await asyncio.sleep(fields["p-time"])',
});

/**
 * Python with the package `httpx`, asynchronous. The body is written by `json.dumps`: newer versions of the package write
 * characters outside ASCII as they are, and fail for half of a surrogate pair.
 */
export const pythonHttpx: Dialect = {
  ...dialectFacts['python-httpx'],
  indentation: '    ',
  write(request, context) {
    const { token, requestOnly, inNotebook } = context;
    if (request.page) return printAddress(request, request.page);
    const inline = inlineQuery(request.query);
    const send = block(
      `response = await client.${request.method === 'GET' ? 'get' : 'post'}(`,
      [
        [`"${request.baseUrl}${request.path}`, inline ?? '', '",'],
        ...(inline === undefined ? [code`params=${queryDictionary(request)},`] : []),
        headersArgument(request, token),
        ...(request.body === undefined
          ? []
          : [request.bodyFormat === 'form' ? 'data=body,' : 'content=json.dumps(body),']),
      ],
      ')',
    );
    const statements = requestOnly
      ? requestOnlyStatements(request, [send], 'response.status_code', 'response.text')
      : // The text of a timeout is empty.
        checked(request, [nested('try:', [send]), exceptNoResponse(request, 'httpx.HTTPError', 'error!r')]);
    const needsAsyncio = !inNotebook || (!requestOnly && request.body !== undefined);
    return lines(
      ...importLines([...(needsAsyncio ? ['asyncio'] : []), 'json', ...environmentModules(request, token)]),
      '',
      'import httpx',
      '',
      '',
      nested('async def main():', [nested('async with httpx.AsyncClient(timeout=30) as client:', statements)]),
      '',
      '',
      runMain(context),
    );
  },
};
