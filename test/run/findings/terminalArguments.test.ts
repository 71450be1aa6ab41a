import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { curl } from '../../../src/core/snippets/dialects/curl';
import { render } from '../../../src/core/snippets/render';
import { forTerminal } from '../../../src/core/snippets/terminalCommand';
import { skipFor } from '../../skipFor';
import { request } from '../../unit/operations/fixture';
import { Folder, lacking, run } from '../programs';

const VARIABLE = 'TRADOVATE_ACCESS_TOKEN';
const token = 'a-token-in-no-arguments_%s\\n!"$(id)`id`';

/** The arguments of every process that can be read, while curl waits for its response. */
function argumentsOfAll(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return ''; // it has ended, or is of another user
      }
    })
    .join('\n');
}

describe("finding low: the token in curl's arguments", function () {
  this.timeout(20_000);
  const folder = new Folder();
  after(() => folder.remove());

  for (const shell of ['bash', 'dash', 'zsh', 'ksh']) {
    for (const [operation, requestOnly] of [
      ['accountList', true],
      ['cancelOrder', true],
      ['cancelOrder', false],
      ['renewAccessToken', true],
    ] as const) {
      const form = requestOnly ? 'typed' : 'in a file, with checks';
      it(`${shell} sends ${operation} with its token, which no process has in its arguments (${form})`, async function () {
        if (process.platform !== 'linux') skipFor(this, 'only Linux has /proc');
        const lacks = lacking(shell, '-c', 'curl --fail-with-body --version');
        if (lacks !== undefined) skipFor(this, lacks);
        let seen = '';
        const authorization: (string | undefined)[] = [];
        const server = createServer((received, response) => {
          seen += argumentsOfAll();
          authorization.push(received.headers.authorization);
          response.end('{}');
        });
        await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
        const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
        const source = { kind: 'reference', variable: VARIABLE } as const;
        const data = request(operation, { baseUrl });
        const { plain } = render(data, { dialect: curl, token: source, requestOnly });
        const options = { cwd: folder.path, env: { [VARIABLE]: token } };
        // A file: as an argument of `-c` the command would be seen, too.
        const { code, stderr } = await run(shell, [folder.write('typed.sh', forTerminal('curl', plain))], options);
        server.close();
        assert.equal(code, 0, stderr);
        assert.deepEqual(authorization, [`Bearer ${token}`]);
        assert.ok(seen.includes(baseUrl), 'curl was seen');
        assert.ok(!seen.includes('a-token-in-no-arguments'));
      });
    }
  }
});
