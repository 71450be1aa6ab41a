import assert from 'node:assert/strict';
import type { RequestData } from '../../src/core/operations/buildRequest';
import { oauthVariables } from '../../src/core/operations/oauthOperations';
import { isAvailable } from '../../src/core/snippets/availableDialects';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { skipFor } from '../skipFor';
import { everything, request } from '../unit/operations/fixture';
import { assertArrived, assertFrames, type Expected } from './expect';
import { languages } from './languages';
import { Folder, type Finished } from './programs';
import { startRecorder, type Recorder } from './recorder';

const token = 'eyJ-invented_token.0123456789~+/=';
const environment = {
  TRADOVATE_USERNAME: 'name',
  TRADOVATE_PASSWORD: 'p"a\'s$s',
  TRADOVATE_APP_ID: 'app',
  TRADOVATE_APP_VERSION: '1.0',
  TRADOVATE_DEVICE_ID: 'device',
  TRADOVATE_CID: '123',
  TRADOVATE_SEC: 'sec',
  ...Object.fromEntries(Object.values(oauthVariables).map((name) => [name, `a+b&c=%d ${name}`])),
};

/** Every operation with all of its fields, as it is rendered, run for real. */
for (const language of languages) {
  const dialect = dialectById(language.dialect);
  assert.ok(dialect);

  describe(`${dialect.label}, run`, function () {
    this.timeout(180_000);
    const folder = new Folder();
    const cases = new Map<string, Expected>();
    let recorder: Recorder | undefined;
    let finished: Finished;

    before(async function () {
      if (language.lacking !== undefined) skipFor(this, `${dialect.label}: ${language.lacking}`);
      const started = (recorder = await startRecorder());
      const scripts = everything.operations.flatMap(({ id }, index) => {
        const data: RequestData = request(id, { baseUrl: started.baseUrl(`c${index}`), optional: 'all' });
        if (!isAvailable(dialect, data)) return [];
        cases.set(id, { data, token, environment });
        return [
          {
            id: `c${index}`,
            text: render(data, { dialect, token: { kind: 'literal', value: token } }).plain,
            environment,
          },
        ];
      });
      finished = await language.runAll(scripts, folder);
    });
    after(async () => {
      folder.remove();
      await recorder?.close();
    });

    it('says nothing but what is meant', () => {
      const noise = finished.stderr.split('\n').filter(
        (line) =>
          // What a stream says when the recorder ends it.
          !/^Closed with 1005/.test(line) &&
          line !== '' &&
          line !== 'HTTP 200' &&
          !/ExperimentalWarning|node --trace-warnings/.test(line),
      );
      assert.deepEqual(noise, []);
      assert.equal(finished.code, dialect.id === 'websocket' ? 1 : 0);
    });

    for (const [index, { id }] of everything.operations.entries()) {
      if (!isAvailable(dialect, request(id))) continue;
      it(`${id} arrives as it is meant`, () => {
        const expected = cases.get(id);
        assert.ok(recorder && expected);
        // Its address is printed: oauthSnippets.test.ts.
        if (expected.data.page) {
          assert.deepEqual(recorder.received(`c${index}`), []);
          return;
        }
        (dialect.id === 'websocket' ? assertFrames : assertArrived)(recorder, `c${index}`, expected);
      });
    }
  });
}
