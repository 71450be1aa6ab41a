import assert from 'node:assert/strict';
import { request, hostile } from '../unit/operations/fixture';
import type { RequestData } from '../../src/core/operations/request';
import { dialectById } from '../../src/core/snippets/dialects';
import { render } from '../../src/core/snippets/render';
import { checkToken, type Token } from '../../src/core/snippets/token';
import { assertArrived, assertFrames, type Expected } from './expect';
import { dash, languages, type Script } from './languages';
import { executable } from './executable';
import { Folder } from './programs';
import { startRecorder, type Recorder } from './recorder';

const texts = [...hostile, ...executable];

interface Case extends Expected {
  readonly literal: Token;
}

/** @param variable of this case alone: a WebSocket reads it when others have set theirs already */
type Place = (text: string, baseUrl: string, variable: string) => Case;

const plain = { kind: 'literal', value: 'plain-token' } as const;
const typeable = (text: string) => /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(text);

/** Where a text can stand. `typed`: as if a person had typed it, escaped as the language asks, at a tab stop. */
const places: Readonly<Record<string, { readonly make: Place; readonly takes?: (text: string) => boolean }>> = {
  'in the query': {
    make: (text, baseUrl) => ({
      data: request('contractFind', { baseUrl, values: { name: text } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'typed in the query': {
    takes: typeable,
    make: (text, baseUrl) => ({
      data: request('contractFind', { baseUrl, known: { name: [text] } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'in the body': {
    make: (text, baseUrl) => ({
      data: request('placeOrder', { baseUrl, values: { symbol: text, text: { [text]: [text, { inner: text }, []] } } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'typed in the body': {
    takes: typeable,
    make: (text, baseUrl) => ({
      data: request('placeOrder', { baseUrl, known: { symbol: [text] } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'as the token': {
    takes: isToken,
    make: (value, baseUrl) => ({
      data: request('accountList', { baseUrl }),
      token: value,
      literal: { kind: 'literal', value },
    }),
  },
  'as a token from the environment': {
    takes: isToken,
    make: (value, baseUrl, variable) => ({
      data: request('accountList', { baseUrl }),
      token: value,
      environment: { [variable]: value },
      literal: { kind: 'reference', variable },
    }),
  },
  'as each credential from the environment': {
    make: (text, baseUrl) => ({
      data: request('accessTokenRequest', { baseUrl }),
      token: plain.value,
      environment: Object.fromEntries(
        ['NAME', 'PASSWORD', 'APP_ID', 'APP_VERSION', 'DEVICE_ID', 'CID', 'SEC'].map((name) => [
          `TRADOVATE_${name}`,
          text,
        ]),
      ),
      literal: plain,
    }),
  },
};

function isToken(value: string): boolean {
  try {
    checkToken({ kind: 'literal', value });
  } catch {
    return false;
  }
  // A space in front is no part of a header's value, whoever sends it.
  return !value.startsWith(' ');
}

for (const language of [...languages, dash]) {
  const dialect = dialectById(language.dialect);
  assert.ok(dialect);
  const title = language === dash ? `${dialect.label} in dash` : dialect.label;

  describe(`${title}, run with hostile values`, function () {
    this.timeout(180_000);
    const folder = new Folder();
    const cases = new Map<string, Case>();
    const scripts: Script[] = [];
    let recorder: Recorder | undefined;

    before(async function () {
      if (language.lacking !== undefined) return this.skip();
      recorder = await startRecorder();
      for (const [index, { text, make }] of rows.entries()) {
        const id = `h${index}`;
        const each = make(text, recorder.baseUrl(id), `TOKEN_${index}`);
        const { data, literal, environment = {} } = each;
        cases.set(id, each);
        scripts.push({ id, text: render(data, { dialect, token: literal }).plain, environment });
      }
      await language.runAll(scripts, folder);
    });
    after(async () => {
      folder.remove();
      await recorder?.close();
    });

    const rows = Object.entries(places)
      .flatMap(([name, { make, takes }]) =>
        texts.filter((text) => takes?.(text) ?? true).map((text) => ({ name, text, make })),
      )
      .filter(({ make }) => isSupported(make('x', 'http://127.0.0.1/v1', 'X').data));

    function isSupported(data: RequestData): boolean {
      return dialect?.supports?.(data) ?? true;
    }

    for (const [index, { name, text }] of rows.entries())
      it(`carries ${JSON.stringify(text.slice(0, 40))} ${name}`, () => {
        const expected = cases.get(`h${index}`);
        assert.ok(recorder && expected);
        (dialect.id === 'websocket' ? assertFrames : assertArrived)(recorder, `h${index}`, expected);
      });

    it('executes none of them', () => assert.deepEqual(folder.marks(), []));
  });
}
