import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { oauthVariables } from '../../src/core/operations/oauthOperations';
import { render } from '../../src/core/snippets/render';
import { skipFor } from '../skipFor';
import { catalog, request } from '../unit/operations/fixture';
import { assertArrived, type Expected } from './expect';
import { positions, texts } from './matrix';
import { Folder, run, type Finished } from './programs';
import { startRecorder, type Recorder } from './recorder';

const http = dialectById('http');

/** Each hostile text in each position of a request. Tokens and credentials: test/unit/snippets/dialects/http.test.ts. */
const rows = (
  [
    'in the query',
    'in the body',
    'learned from a response, in the query',
    'learned from a response, in the body',
  ] as const
).flatMap((name, position) => {
  const { make, takes } = positions[name];
  return texts
    .filter((text) => takes?.(text) ?? true)
    .map((text, at) => ({ id: `p${position}-${at}`, name, text, make }));
});

/** Percent-encoded where they contain signs of a form: httpYac does not encode what it inserts. */
const oauthEnvironment = Object.fromEntries(Object.values(oauthVariables).map((name) => [name, `value.of_${name}`]));

/** httpYac's command, where the package is there: it is for tests alone. */
const command = (() => {
  try {
    const file = createRequire(import.meta.url).resolve('httpyac/package.json');
    return join(dirname(file), 'bin', 'httpyac.js');
  } catch {
    return undefined;
  }
})();

describe('an HTTP file, run by httpYac', function () {
  this.timeout(180_000);
  const folder = new Folder();
  const cases = new Map<string, Expected>();
  const token = { kind: 'literal', value: 'plain-token' } as const;
  const reference = { kind: 'reference', variable: 'MY_TOKEN' } as const;
  const withCredentials = new Set(['accessTokenRequest']); // typed by the user: see http.ts
  const operations = catalog.operations.filter(({ id, isPage }) => !withCredentials.has(id) && !isPage);
  let recorder: Recorder | undefined;
  let finished: Finished | undefined;

  before(async function () {
    assert.ok(http);
    if (command === undefined) skipFor(this, `${http.label}: no httpyac`);
    const started = (recorder = await startRecorder());
    const requests: string[] = [];
    const add = (id: string, make: (baseUrl: string) => Expected['data'], byReference = false) => {
      const data = make(started.baseUrl(id));
      cases.set(id, { data, token: token.value, environment: oauthEnvironment });
      requests.push(render(data, { dialect: http, token: byReference ? reference : token }).plain);
    };
    operations.forEach(({ id }, at) =>
      add(`o${at}`, (baseUrl) => request(id, { baseUrl, optional: 'all' }), at % 2 === 1),
    );
    for (const { id, text, make } of rows) add(id, (baseUrl) => make(text, baseUrl, '').data);
    const file = folder.write('all.http', requests.join('\n'));
    finished = await run(process.execPath, [command, 'send', file, '--all', '--output', 'short'], {
      cwd: folder.path,
      env: { MY_TOKEN: token.value, ...oauthEnvironment },
    });
  });
  after(async () => {
    folder.remove();
    await recorder?.close();
  });

  const arrived = (id: string) => {
    const expected = cases.get(id);
    assert.ok(recorder && expected);
    assertArrived(recorder, id, expected);
  };
  it('ends well', () => assert.equal(finished?.code, 0, finished?.stderr));
  for (const [at, { id }] of operations.entries()) it(`${id} arrives as it is meant`, () => arrived(`o${at}`));

  describe('Code execution through .http files', () => {
    it('executes nothing', () => assert.deepEqual(folder.marks(), []));

    for (const { id, name, text } of rows)
      it(`carries ${JSON.stringify(text.slice(0, 40))} ${name}`, () => arrived(id));
  });
});
