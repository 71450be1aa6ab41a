import { appendFileSync } from 'node:fs';
import { fileLock } from '../../../src/host/node/lock';

/** A window in a process of its own, for lock.test.ts: takes the lock so many times, or once and for so long. */
const [folder = '', journal = '', name = '', times = '1', holdMs = '0'] = process.argv.slice(2);
const lock = fileLock(folder);
const write = (what: string) => appendFileSync(journal, `${what} ${name}\n`);

async function main(): Promise<void> {
  for (let i = 0; i < Number(times); i++) {
    await lock.run('auth https://example.com/v1', async () => {
      write('in');
      console.log('in');
      await new Promise((resolve) => setTimeout(resolve, Number(holdMs)));
      write('out');
    });
    console.log('out');
  }
}

void main();
