import { readFileSync } from 'node:fs';
import { PID_FILE } from './desktop';

/** After debugging (.vscode/tasks.json): ends `npm run develop`, if its window hasn't been closed already. */
try {
  process.kill(Number(readFileSync(PID_FILE, 'utf8')));
} catch {
  // It has ended.
}
