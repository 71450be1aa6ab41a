import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { skipFor } from '../../skipFor';
import { streamRunners } from './runners';
import { prepareProgram, type PreparedProgram } from './running';

interface Refusal {
  readonly name: string;
  /** @param other another service, which must hear nothing */
  readonly prepare: (sandbox: Sandbox, other: Sandbox) => void;
  /** In the one line that the program says before it ends, with REQUEST for its first request after the token. */
  readonly words: RegExp;
  /** A WebSocket in JavaScript doesn't know the status of a refused handshake. */
  readonly wordsWithoutStatus?: RegExp;
  /** Requests that arrive over the socket. */
  readonly requests: number;
}

const faulted = (fault: string) => (sandbox: Sandbox) => sandbox.fault(`${fault}&on=/md/*`);
const noConnection = /^No connection to ws:/;

/** Source: tradovate-streams.md, sections 1, 5 and 11. */
const refusals: readonly Refusal[] = [
  {
    name: 'a token that is not taken',
    prepare: (sandbox) => sandbox.socketFault({ name: 'refuse-authorize' }),
    words: /^authorize: 401 Invalid access token/,
    requests: 1,
  },
  {
    name: 'a wrong host',
    prepare: (sandbox) => {
      // Twice: Node repeats a handshake that was refused so.
      sandbox.socketFault({ name: 'wrong-host' });
      sandbox.socketFault({ name: 'wrong-host' });
    },
    words: /421.*wrong host/,
    wordsWithoutStatus: noConnection,
    requests: 0,
  },
  {
    name: 'a redirect to another host',
    prepare: (sandbox, { socketUrls }) => sandbox.socketFault({ name: 'wrong-host', to: socketUrls.md }),
    words: /wrong host/,
    wordsWithoutStatus: noConnection,
    requests: 0,
  },
  {
    name: 'a lock at the handshake',
    prepare: (sandbox) => sandbox.socketFault({ name: 'busy' }),
    words: /429.*locked for an hour/,
    wordsWithoutStatus: noConnection,
    requests: 0,
  },
  { name: 'a lock', prepare: faulted('locked?seconds=60'), words: /429.*locked for an hour/, requests: 2 },
  {
    name: 'errorText',
    prepare: faulted('refused?text=Not today'),
    words: /REQUEST: 200 Not today/,
    requests: 2,
  },
  { name: 'a CAPTCHA', prepare: faulted('captcha?seconds=1'), words: /CAPTCHA/, requests: 2 },
  { name: 'a malformed request', prepare: faulted('http-400?times=1'), words: /REQUEST: 400/, requests: 2 },
  {
    name: 'a missing right',
    prepare: (sandbox) => sandbox.setRights({ Prices: 'Denied' }),
    words: /REQUEST: 401.*right/,
    requests: 2,
  },
];

/** Programs of market data, with their first request after the token. */
const recipes = [
  ['streamQuotes', 'md/subscribeQuote'],
  ['downloadBars', 'md/getChart'],
] as const;

/** TypeScript is the same code as JavaScript, with types. One program after the other: it is the same one each time. */
const cases = streamRunners
  .filter((each) => each.language !== 'typescript')
  .flatMap((runner) => recipes.map(([id, request]) => ({ runner, recipe: recipeById(id), request })));
for (const { runner, recipe, request } of cases) {
  const language = recipeLanguageById(runner.language);
  assert.ok(language && recipe);

  describe(`${recipe.id} in ${language.label}, refused`, function () {
    this.timeout(60_000);
    let program: PreparedProgram | undefined;
    let other: Sandbox | undefined;

    before(async function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}, ${recipe.id}: ${runner.lacking}`);
      program = await prepareProgram({ recipe, runner });
      other = await startSandbox();
    });
    after(async () => {
      program?.folder.remove();
      await program?.sandbox.close();
      await other?.close();
    });

    for (const { name, prepare, words, wordsWithoutStatus, requests } of refusals)
      it(`by ${name}: end with an error in one line`, async () => {
        assert.ok(program && other);
        const { sandbox } = program;
        sandbox.reset();
        other.reset();
        prepare(sandbox, other);
        const run = await program.start();
        await run.ended;
        assert.notEqual(run.code, 0);
        const [line = '', ...others] = run.stderr.trimEnd().split('\n');
        assert.deepEqual(others, []);
        const expected = runner.language === 'fetch' ? (wordsWithoutStatus ?? words) : words;
        assert.match(line, new RegExp(expected.source.replace('REQUEST', request)));
        assert.equal(run.stdout, '');
        const sent = sandbox.frames.filter(({ direction, text }) => direction === 'in' && text !== '[]');
        assert.equal(sent.length, requests);
        assert.ok(!run.stderr.includes(run.token));
        assert.deepEqual(other.frames, []);
      });
  });
}
