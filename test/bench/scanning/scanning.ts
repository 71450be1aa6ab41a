import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../../demo/session';
import { temporaryDir } from '../../hosts/processes';
import { measureThroughput, type Throughput } from './throughput';
import type { TypingFigures } from './typingInLog';

export interface ScanningFigures {
  readonly throughput: readonly Throughput[];
  readonly typing: TypingFigures;
}

/** How fast texts are searched for secrets, and what typing in a log of 50 MB feels of it. */
export function measureScanning(): ScanningFigures {
  return { throughput: measureThroughput(), typing: measureTyping() };
}

function measureTyping(): TypingFigures {
  const folder = join(root, 'test/bench/scanning');
  const temporary = temporaryDir('tt-scanning-');
  try {
    const outfile = join(temporary.path, 'typing.js');
    buildSync({
      ...{ entryPoints: [join(folder, 'typingInLog.ts')], outfile, bundle: true, platform: 'node', format: 'cjs' },
      alias: { vscode: join(folder, 'fakeVscode.ts') },
    });
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', outfile], { encoding: 'utf8' })) as TypingFigures;
  } finally {
    temporary.remove();
  }
}
