import assert from 'node:assert/strict';
import { languageModelTools, type LanguageModelToolName } from '../../src/core/manifest';
import { fieldsOf, type Field, type Operation } from '../../src/core/operations/catalog';
import type { Json } from '../../src/core/operations/exampleValue';
import { isMutating, isSafeToRepeat } from '../../src/core/operations/isMutating';
import { elementOf } from '../../src/core/operations/valueSlots';
import { englishText } from '../../src/core/platform/text';
import { allDialects } from '../../src/core/snippets/availableDialects';
import { recipeLanguages } from '../../src/core/snippets/recipes/languages';
import { recipes } from '../../src/core/snippets/recipes/recipes';
import { agentWindow } from '../unit/agentTools/agentWindow';
import { catalog } from '../unit/operations/fixture';
import { credentials, minute } from '../unit/session/world';

type Window = Awaited<ReturnType<typeof agentWindow>>;

/** In every form in which a service or a proxy may send back what it was sent. */
const encodings: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => secret.replace(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`),
  (secret) => secret.replace(/./g, (character) => `\\u00${character.charCodeAt(0).toString(16).padStart(2, '0')}`),
  (secret) => secret.replace(/./g, (character) => `&#${character.charCodeAt(0)};`),
];

interface State {
  readonly name: string;
  /** How many of the operations that only read are sent. */
  readonly sends: boolean;
  readonly open: () => Promise<Window>;
}

const states: readonly State[] = [
  {
    name: 'no profile',
    sends: false,
    open: async () => {
      const window = await agentWindow();
      await window.store.remove(window.store.active()?.id ?? '');
      return window;
    },
  },
  { name: 'no token', sends: false, open: () => agentWindow('demo', { signedIn: false }) },
  { name: 'a valid token', sends: true, open: () => agentWindow() },
  {
    name: 'an expired token',
    sends: false,
    open: async () => {
      const window = await agentWindow();
      window.renewer.dispose();
      window.world.clock.set(200 * minute);
      window.sessionManager.tick();
      return window;
    },
  },
  {
    name: 'a lock',
    sends: false,
    open: async () => {
      const window = await agentWindow();
      const until = window.world.clock.now() + 60 * minute;
      await window.sessionManager.reportBlock({ reason: 'locked', until }, 'https://demo.tradovateapi.com/v1');
      return window;
    },
  },
  { name: 'LIVE', sends: false, open: () => agentWindow('live') },
  {
    name: 'LIVE, allowed',
    sends: true,
    open: async () => {
      const window = await agentWindow('live');
      window.allow('simulationAndLive');
      // Nor does the user's own permission to change LIVE reach a model.
      Object.assign(window.settings, { liveReadOnly: false });
      return window;
    },
  },
];

/** Values that an operation takes, with a secret wherever a text is taken. */
function valuesFor(operation: Operation, secret: string): Record<string, Json> {
  const entries = fieldsOf(operation)
    .filter(({ required }) => required)
    .map((field) => [field.name, valueFor(field, secret)] as const);
  return Object.fromEntries(entries);
}

function valueFor(field: Field, secret: string): Json {
  if (field.type === 'array') return [valueFor(elementOf(field), secret)];
  if (field.ref !== undefined || field.type === 'object')
    return Object.fromEntries(
      (catalog.schemas.get(field.ref ?? '') ?? [])
        .filter(({ required }) => required)
        .map((inner) => [inner.name, valueFor(inner, secret)]),
    );
  if (field.enum) return field.enum[0] ?? '';
  if (field.type === 'boolean') return true;
  if (field.type === 'integer' || field.type === 'number') return 1;
  return field.format === 'date-time' ? '2026-01-05T14:30:00Z' : secret.slice(0, field.maxLength);
}

for (const { name, sends, open } of states)
  describe(`the tools of language models with ${name}`, function () {
    this.timeout(60_000);
    let window: Window;
    let secrets: readonly string[];
    const texts: string[] = [];
    let [refused, answered] = [0, 0];

    const call = async (tool: LanguageModelToolName, input: unknown) => {
      const { progress, confirmation } = window.tools.prepare(tool, input);
      texts.push(englishText(progress));
      if (confirmation) texts.push(...[confirmation.title, ...confirmation.lines].map(englishText));
      try {
        texts.push(await window.invoke(tool, input));
        answered++;
      } catch (error) {
        texts.push(String(error));
        refused++;
      }
    };

    before(async () => {
      window = await open();
      // The first token of its world; where there is none, a model may still name it.
      const token = 'invented-token-1';
      window.world.redactor.addSecrets(token);
      secrets = [token, credentials.password, credentials.sec];
      const echoes = secrets.flatMap((secret) => encodings.map((encode) => encode(secret)));
      const body = `[{"id":1,"text":"${echoes.join(' ')}"},{"${secrets[0]}":"${secrets[1]}"}]`;
      window.world.http.sent.length = 0;
      window.world.http.replies.splice(0, Infinity, { body, headers: { 'x-echo': echoes.join() } });
    });

    it('read what changes nothing, and send nothing else', async () => {
      [refused, answered] = [0, 0];
      const [secret = ''] = secrets;
      for (const operation of catalog.operations)
        await call(languageModelTools.read, { operation: operation.id, values: valuesFor(operation, secret) });
      const reading = catalog.operations.filter((operation) => isSafeToRepeat(operation) && !operation.transport);
      assert.equal(answered + refused, catalog.operations.length);
      assert.equal(window.world.http.sent.length, answered);
      // A few need values that fit together, which are not made up here.
      if (sends) assert.ok(answered > reading.length * 0.95, `${answered} of ${reading.length}`);
      else assert.equal(answered, 0);
      const paths = new Set(catalog.operations.filter(isMutating).map(({ path }) => path));
      const changes = window.world.http.sent.filter(({ url }) => paths.has(new URL(url).pathname.replace(/^\/v1/, '')));
      assert.deepEqual(changes, []);
    });

    it('find and write every operation and recipe, and send nothing', async () => {
      [refused, answered] = [0, 0];
      window.world.http.sent.length = 0;
      const [secret = ''] = secrets;
      await call(languageModelTools.getStatus, {});
      for (const [index, operation] of catalog.operations.entries()) {
        const dialect = allDialects[index % allDialects.length]?.id;
        await call(languageModelTools.findOperations, { query: operation.id, limit: 1 });
        await call(languageModelTools.findOperations, { query: `${operation.id} ${secret}` });
        await call(languageModelTools.writeRequest, { operation: operation.id, dialect });
        const values = valuesFor(operation, secret);
        await call(languageModelTools.writeRequest, { operation: operation.id, dialect, values });
      }
      for (const { id } of recipes)
        for (const language of recipeLanguages)
          await call(languageModelTools.writeRequest, {
            recipe: id,
            dialect: language.id,
            values: { account: secret },
          });
      assert.ok(answered > catalog.operations.length * 3);
      assert.equal(window.world.http.sent.length, 0);
    });

    it('leave no secret in results, errors, questions and the log', () => {
      assert.ok(texts.length > 3000);
      const all = [...texts, ...window.world.log.lines].join('\n');
      for (const secret of secrets)
        for (const encode of encodings) assert.ok(!all.includes(encode(secret)), encode(secret));
    });
  });
