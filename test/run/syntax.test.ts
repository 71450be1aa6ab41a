import assert from 'node:assert/strict';
import { transform, type Format, type TransformFailure } from 'esbuild';
import { dialects } from '../../src/core/snippets/dialects/index';
import { skipFor } from '../skipFor';
import { plainOf, readSnippet } from '../unit/snippets/grammar';
import { everyOperation } from './every';
import { lackingAxios, lackingPython, python } from './packages';
import { Folder, lacking, run } from './programs';
import { typeErrors } from './typeErrors';

describe('the snippets of all operations', function () {
  this.timeout(120_000);

  for (const dialect of dialects)
    it(`${dialect.label}: VS Code reads the snippet as the plain text, its stops in order`, () => {
      for (const { id, text, plain, tabStops } of everyOperation(dialect.id)) {
        const pieces = readSnippet(text);
        const inEditor = plainOf(pieces).replace(/^\t+/gm, (tabs) => dialect.indentation.repeat(tabs.length));
        assert.equal(inEditor, plain, id);
        const indexes = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.index]));
        assert.deepEqual(indexes, [...Array.from({ length: tabStops }, (_, at) => at + 1), 0], id);
      }
    });
});

describe('all operations are read by', function () {
  this.timeout(120_000);
  const folder = new Folder();
  after(() => folder.remove());

  for (const shell of ['bash', 'dash'])
    it(`${shell} -n`, async function () {
      if (lacking(shell, '-c', ':') !== undefined) skipFor(this, `no ${shell}`);
      // A function each, so that an open quote of one is not closed by the next.
      const functions = everyOperation('curl').map(({ plain }, at) => `request_${at}() {\n${plain}\n}`);
      const { code, stderr } = await run(shell, ['-n', folder.write('all.sh', functions.join('\n'))], {
        cwd: folder.path,
      });
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    });

  for (const id of ['python', 'python-requests', 'python-httpx', 'python-websockets'])
    it(`Python's own parser, at version 3.8 (${id})`, async function () {
      if (lackingPython !== undefined) skipFor(this, `${id}: no python3`);
      folder.write('all.json', JSON.stringify(everyOperation(id)));
      const program = [
        'import ast, json',
        'for each in json.load(open("all.json", encoding="utf-8")):',
        '    compile(ast.parse(each["plain"], each["id"], feature_version=(3, 8)), each["id"], "exec")',
      ];
      const { code, stderr } = await run(python, [folder.write('all.py', program.join('\n'))], { cwd: folder.path });
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    });

  const javascript = ['fetch', 'axios', 'websocket'];
  for (const id of javascript)
    it(`a JavaScript parser, twice in one file (${id})`, async () => {
      const read = async (name: string, code: string, format: Format) => {
        const { errors } = await transform(code, { format, logLevel: 'silent' }).then(
          () => ({ errors: [] }),
          (error: unknown) => error as TransformFailure,
        );
        return errors.map(({ text }) => `${name} as ${format}: ${text}`);
      };
      const found = everyOperation(id).flatMap(({ id: name, plain }) => [
        read(name, `${plain}\n${plain}`, 'cjs'),
        read(name, `export {};\n${plain}\n${plain}`, 'esm'),
      ]);
      assert.deepEqual((await Promise.all(found)).flat(), []);
    });

  it(`the TypeScript compiler, strict, twice in one file (${javascript.join(', ')})`, async function () {
    if (lackingAxios !== undefined) skipFor(this, `axios: ${lackingAxios}`);
    const files = javascript.flatMap((id) =>
      everyOperation(id, 'typescript').map(({ id: name, plain }): [string, string] => [
        `${id}-${name}.ts`,
        `export {};\n${plain}\n${plain}`,
      ]),
    );
    const errors = await typeErrors(new Map(files), {
      ...{ exactOptionalPropertyTypes: true, lib: ['ES2022', 'DOM'] },
      ...{ module: 'Preserve', moduleResolution: 'Bundler' },
    });
    assert.equal(errors, '');
  });
});
