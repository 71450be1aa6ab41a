import assert from 'node:assert/strict';
import { checkWorkflow, missingCommands, type ProjectFacts } from '../../release/workflows';
import { lintOtherFiles, lintWorkflows } from '../../release/lintWorkflows';

const facts: ProjectFacts = {
  scripts: new Set(['test', 'unit']),
  oldest: '1.105.0',
  exists: (path) => ['.ci/run', './package-lock.json', 'node_modules/.bin/vsce'].includes(path),
};
const PIN = '@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

/** A workflow that breaks no rule, with a part of it replaced. */
const workflow = (from = '', to = '') =>
  `
on: push
permissions: {}
concurrency: ci
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    strategy:
      matrix:
        vscode: [1.105.0, stable]
    steps:
      - uses: actions/checkout${PIN}
        with:
          persist-credentials: false
      - run: npm ci --ignore-scripts
      - run: npm run unit
`.replace(from, to);

describe('the workflows', () => {
  it('break no rule, and GitHub understands them', async () => {
    assert.deepEqual(await lintWorkflows(), []);
    assert.deepEqual(lintOtherFiles('.'), []);
  });

  it('are allowed what breaks no rule', () => {
    assert.deepEqual(checkWorkflow(workflow(), facts), []);
  });

  const broken: readonly (readonly [what: string, from: string, to: string])[] = [
    ['an action by its tag', PIN, '@v7'],
    ['a pin without its tag', ' # v7.0.1', ''],
    ['no permissions at the top', 'permissions: {}\n', ''],
    ['all permissions at the top', 'permissions: {}', 'permissions: write-all'],
    ['no permissions of a job', '    permissions:\n      contents: read\n', ''],
    ['no time limit', '    timeout-minutes: 5\n', ''],
    ['no concurrency', 'concurrency: ci\n', ''],
    ['credentials that stay', 'persist-credentials: false', 'fetch-depth: 0'],
    ['an expression in a script', 'npm run unit', 'echo ${{ github.head_ref }}'],
    ['a secret', 'npm run unit', 'npm run unit # secrets.PAT'],
    ['an event with rights for strangers', 'on: push', 'on: pull_request_target'],
    ['a script that does not exist', 'npm run unit', 'npm run units'],
    ['another oldest version', '1.105.0', '1.100.0'],
  ];
  for (const [what, from, to] of broken)
    it(`are not allowed ${what}`, () => {
      assert.equal(checkWorkflow(workflow(from, to), facts).length, 1);
    });

  for (const [run, missing] of [
    ['npm test && npm run unit', 0],
    ['bash .ci/run', 0],
    ['bash .ci/other', 1],
    ['npx --no-install vsce publish', 0],
    ['npx --no-install ovsx publish', 1],
    ['npm ci', 1],
    ['npm ci --ignore-scripts --prefix elsewhere', 1],
  ] as const)
    it(`name ${missing} commands that do not exist in "${run}"`, () => {
      assert.equal(missingCommands(run, facts).length, missing);
    });
});
