import assert from 'node:assert/strict';
import type { RequestData } from '../../src/core/operations/buildRequest';
import { isAvailable } from '../../src/core/snippets/availableDialects';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { skipFor } from '../skipFor';
import { assertArrived, assertFrames } from './expect';
import { dash, languages, type Script } from './languages';
import { positions, texts, type Case } from './matrix';
import { Folder } from './programs';
import { startRecorder, type Recorder } from './recorder';

for (const language of [...languages, dash]) {
  const dialect = dialectById(language.dialect);
  assert.ok(dialect);
  const title = language === dash ? `${dialect.label} in dash` : dialect.label;

  describe(`finding high 2: ${title}, run with hostile values`, function () {
    this.timeout(180_000);
    const folder = new Folder();
    const cases = new Map<string, Case>();
    const scripts: Script[] = [];
    let recorder: Recorder | undefined;

    before(async function () {
      if (language.lacking !== undefined) skipFor(this, `${title}: ${language.lacking}`);
      recorder = await startRecorder();
      for (const [index, { text, make }] of rows.entries()) {
        const id = `v${index}`;
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

    const rows = Object.entries(positions)
      .flatMap(([name, { make, takes }]) =>
        texts.filter((text) => takes?.(text) ?? true).map((text) => ({ name, text, make })),
      )
      .filter(({ make }) => isSupported(make('x', 'http://127.0.0.1/v1', 'X').data));

    function isSupported(data: RequestData): boolean {
      return dialect === undefined || isAvailable(dialect, data);
    }

    for (const [index, { name, text }] of rows.entries())
      it(`carries ${JSON.stringify(text.slice(0, 40))} ${name}`, () => {
        const expected = cases.get(`v${index}`);
        assert.ok(recorder && expected);
        (dialect.id === 'websocket' ? assertFrames : assertArrived)(recorder, `v${index}`, expected);
      });

    it('executes none of them', () => assert.deepEqual(folder.marks(), []));
  });
}
