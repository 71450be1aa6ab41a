import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { findOnPath } from '../hosts/install';
import { checkWorkflow, projectFacts, readWorkflows, scriptsOf, WORKFLOWS } from './workflows';

/** By GitHub's own language service, which knows its schema, contexts and expressions; and by our rules. */
export async function lintWorkflows(): Promise<readonly string[]> {
  // It is an ES module, which this one is not.
  const { validate } = await import('@actions/languageservice');
  const facts = projectFacts();
  const found: string[] = [];
  for (const [name, text] of readWorkflows()) {
    const document = TextDocument.create(`file:///${WORKFLOWS}/${name}`, 'yaml', 1, text);
    const problems = await validate(document);
    found.push(
      ...problems.map(
        ({ message, range }) =>
          `${name}:${range.start.line + 1} ${typeof message === 'string' ? message : message.value}`,
      ),
    );
    found.push(...checkWorkflow(text, facts).map((problem) => `${name}: ${problem}`));
  }
  return found;
}

/** By shellcheck, as actionlint runs it. `undefined`: it isn't installed. */
export function lintScripts(): readonly string[] | undefined {
  const shellcheck = findOnPath('shellcheck');
  if (!shellcheck) return undefined;
  return readWorkflows().flatMap(([name, text]) =>
    scriptsOf(text).flatMap(([job, script]) => {
      const args = ['--shell=bash', '--format=gcc', '-'];
      const { stdout } = spawnSync(shellcheck, args, { input: script, encoding: 'utf8' });
      return stdout.split('\n').flatMap((line) => (line === '' ? [] : [`${name}: ${job}: ${line}`]));
    }),
  );
}

/** Other files of GitHub's that are read as YAML: whether they can be read, and what each kind must have. */
export function lintOtherFiles(root: string): readonly string[] {
  const files: Readonly<Record<string, readonly string[]>> = {
    '.github/dependabot.yml': ['version', 'updates'],
    '.github/ISSUE_TEMPLATE/bug.yml': ['name', 'description', 'body'],
    '.github/ISSUE_TEMPLATE/idea.yml': ['name', 'description', 'body'],
    '.github/ISSUE_TEMPLATE/config.yml': ['blank_issues_enabled', 'contact_links'],
  };
  return Object.entries(files).flatMap(([file, keys]) => {
    const content = parse(readFileSync(join(root, file), 'utf8')) as Readonly<Record<string, unknown>>;
    return keys.filter((key) => content[key] === undefined).map((key) => `${file}: ${key} is missing`);
  });
}
