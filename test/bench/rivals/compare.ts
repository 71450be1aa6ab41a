import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { assertArrived } from '../../run/expect';
import { languages, type Language } from '../../run/languages';
import { positions, texts, type Case } from '../../run/matrix';
import { Folder, run } from '../../run/programs';
import { startRecorder, type Recorder } from '../../run/recorder';
import { expectedRequest } from '../../unit/snippets/running';
import { median } from '../median';
import { CACHE, folderOf, install } from './install';
import { libraries } from './libraries';
import type { Compared } from './table';
import type { Input, Written } from './writing';

/** Where a text can stand in a request of any library. */
const POSITIONS = ['in the query', 'in the body', 'as the token'] as const;
const runnable = languages.filter(({ dialect, lacking }) => dialect !== 'websocket' && lacking === undefined);

/** The same hostile requests, written by each library and run. `missing`: a sentence for each that is not compared. */
export async function compareRivals(): Promise<{ rows: readonly Compared[]; missing: readonly string[] }> {
  const missing: string[] = [];
  const present = libraries.filter((library) => {
    const reason = install(library);
    if (reason !== undefined) missing.push(`${library.name} ${library.version ?? ''} cannot be installed: ${reason}`);
    return reason === undefined;
  });
  const recorder = await startRecorder();
  try {
    const cases = (library: string, dialect: string) =>
      casesOf(`${library.replace(/[@/]/g, '-')}.${dialect}`, recorder);
    const rows = present.map((library) => ({
      library: library.name,
      folder: folderOf(library),
      requests: Object.fromEntries(
        runnable.map(({ dialect }) => [
          dialect,
          [...cases(library.name, dialect).values()].map(({ data, token }) => ({
            data,
            token,
            seen: expectedRequest(data, token),
          })),
        ]),
      ),
    }));
    const compared: Compared[] = [];
    for (const { library, dialect, snippets, microseconds } of await writeAll({ rows })) {
      const language = runnable.find((one) => one.dialect === dialect);
      if (!language) continue;
      const passes = await countPasses(language, snippets, cases(library, dialect), recorder);
      const sizeOf = (measure: (text: string) => number) => Math.round(median(snippets.map(measure)));
      compared.push({
        library,
        dialect,
        passes,
        of: snippets.length,
        microseconds,
        lines: sizeOf((text) => text.split('\n').length),
        bytes: sizeOf((text) => Buffer.byteLength(text)),
      });
    }
    return { rows: compared, missing };
  } finally {
    await recorder.close();
  }
}

/** By id. What a text leaves behind where it is executed has the case's name. */
function casesOf(row: string, recorder: Recorder): ReadonlyMap<string, Case> {
  const cases = new Map<string, Case>();
  for (const name of POSITIONS) {
    const place = positions[name];
    for (const text of texts) {
      const id = `${row}.${cases.size}`;
      if (place.takes?.(text) ?? true)
        cases.set(id, place.make(text.replaceAll('executed-', `executed-${id}-`), recorder.baseUrl(id), 'UNUSED'));
    }
  }
  return cases;
}

async function writeAll(input: Input): Promise<readonly Written[]> {
  mkdirSync(CACHE, { recursive: true });
  const [program, asked, answered] = ['writing.mjs', 'asked.json', 'written.json'].map((name) => join(CACHE, name));
  if (!program || !asked || !answered) throw new Error('no names');
  const source = join(__dirname, 'writing.ts');
  buildSync({ entryPoints: [source], bundle: true, platform: 'node', format: 'esm', outfile: program });
  writeFileSync(asked, JSON.stringify(input));
  const { code, stderr } = await run('node', [program, asked, answered], { cwd: CACHE });
  if (code !== 0) throw new Error(`The libraries cannot be compared: ${stderr}`);
  return JSON.parse(readFileSync(answered, 'utf8')) as Written[];
}

/** It passes where what was meant arrives, and nothing of it was executed. */
async function countPasses(
  language: Language,
  snippets: readonly string[],
  cases: ReadonlyMap<string, Case>,
  recorder: Recorder,
): Promise<number> {
  const folder = new Folder();
  try {
    const ids = [...cases.keys()];
    await language.runAll(
      ids.map((id, at) => ({ id, text: snippets[at] ?? '', module: true })),
      folder,
    );
    const marks = folder.marks();
    return ids.filter((id) => {
      const expected = cases.get(id);
      return expected && !marks.some((mark) => mark.includes(`-${id}-`)) && hasArrived(recorder, id, expected);
    }).length;
  } finally {
    folder.remove();
  }
}

function hasArrived(recorder: Recorder, id: string, expected: Case): boolean {
  try {
    assertArrived(recorder, id, expected);
    return true;
  } catch {
    return false;
  }
}
