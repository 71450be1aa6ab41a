import { runSuites } from './runner';

/** `npm run check`: what can be known without a VS Code, in less than a minute. What has not changed is not read again. */
const options = '--import=tsx --forbid-only';

void runSuites([
  { name: 'lint', command: 'oxlint' },
  { name: 'page', command: `mocha ${options} --timeout 60000 'test/page/*.test.ts'` },
  { name: 'types', command: 'npm run --silent types -- --singleThreaded' },
  { name: 'unit', command: 'npm run --silent unit' },
  { name: 'format', command: 'oxfmt --check .' },
  { name: 'arrows', command: 'npm run --silent arrows' },
]).then((passed) => process.exit(passed ? 0 : 1));
