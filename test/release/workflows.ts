import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Our own rules for workflows; what GitHub itself refuses is found by its language service (lintWorkflows.ts). */
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly matrix?: { readonly vscode?: readonly string[] } };
}

interface Workflow {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
}

/** What the commands of a workflow may name. */
export interface ProjectFacts {
  readonly scripts: ReadonlySet<string>;
  /** The lowest version of VS Code that `engines` allows. */
  readonly oldest: string;
  /** Whether a path of the project exists. */
  readonly exists: (path: string) => boolean;
}

const root = join(__dirname, '../..');
export const WORKFLOWS = '.github/workflows';

export function projectFacts(): ProjectFacts {
  const { scripts, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
    readonly engines: { readonly vscode: string };
  };
  return {
    scripts: new Set(Object.keys(scripts)),
    oldest: engines.vscode.replace(/^\^/, ''),
    exists: (path) => existsSync(join(root, path)),
  };
}

/** Name and text of each workflow. */
export function readWorkflows(): readonly (readonly [name: string, text: string])[] {
  return readdirSync(join(root, WORKFLOWS)).map((name) => [name, readFileSync(join(root, WORKFLOWS, name), 'utf8')]);
}

/** What breaks a rule, one line each. */
export function checkWorkflow(text: string, facts: ProjectFacts): readonly string[] {
  const workflow = parse(text) as Workflow;
  const events = typeof workflow.on === 'string' ? [workflow.on] : Object.keys(workflow.on ?? {});
  return [
    // They run with the rights of the repository on what a stranger sent.
    ...events.filter((event) => /^(?:pull_request_target|workflow_run)$/.test(event)).map((event) => `on ${event}`),
    ...(JSON.stringify(workflow.permissions) === '{}' ? [] : ['permissions: {} is missing at the top']),
    ...(workflow.concurrency === undefined ? ['concurrency is missing'] : []),
    ...(text.includes('secrets.') ? ['a secret: identities are federated, and GitHub has a token of its own'] : []),
    ...unpinned(text),
    ...Object.entries(workflow.jobs ?? {}).flatMap(([name, job]) =>
      checkJob(job, facts).map((found) => `${name}: ${found}`),
    ),
  ];
}

/** Actions are pinned by commit, with the tag for readers and for Dependabot. */
function unpinned(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => /^\s*(?:- )?uses:/.test(line) && !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    .map((line) => `not pinned: ${line.trim()}`);
}

/** Every script of a workflow, with the job that runs it. */
export function scriptsOf(text: string): readonly (readonly [job: string, script: string])[] {
  const { jobs = {} } = parse(text) as Workflow;
  return Object.entries(jobs).flatMap(([name, { steps = [] }]) =>
    steps.flatMap(({ run }) => (run === undefined ? [] : [[name, run] as const])),
  );
}

function checkJob(job: Job, facts: ProjectFacts): readonly string[] {
  const versions = job.strategy?.matrix?.vscode;
  return [
    ...(job.permissions === undefined ? ['permissions are missing'] : []),
    ...(job['timeout-minutes'] === undefined ? ['timeout-minutes is missing'] : []),
    ...(versions && !versions.includes(facts.oldest) ? [`the matrix lacks VS Code ${facts.oldest}`] : []),
    ...(job.steps ?? []).flatMap((step) => checkStep(step, facts)),
  ];
}

function checkStep({ uses = '', run = '', with: inputs = {} }: Step, facts: ProjectFacts): readonly string[] {
  const keepsToken = uses.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false;
  return [
    ...(keepsToken ? ['checkout keeps its credentials'] : []),
    // The text is put into the script before the shell reads it, so a name of a branch could be a command.
    ...(run.includes('${{') ? [`an expression in a script: ${run}`] : []),
    ...missingCommands(run, facts).map((command) => `there is no ${command}`),
  ];
}

/** Scripts of npm, files and installed programs that a command names and that don't exist. */
export function missingCommands(run: string, { scripts, exists }: ProjectFacts): readonly string[] {
  const missing: string[] = [];
  for (const [command, script = ''] of run.matchAll(/\bnpm run ([\w:]+)/g))
    if (!scripts.has(script)) missing.push(command);
  if (/\bnpm test\b/.test(run) && !scripts.has('test')) missing.push('npm test');
  for (const [command, file = ''] of run.matchAll(/\bbash (\S+)/g)) if (!exists(file)) missing.push(command);
  for (const [command, program = ''] of run.matchAll(/\bnpx --no-install (\S+)/g))
    if (!exists(`node_modules/.bin/${program}`)) missing.push(command);
  for (const [command, options = ''] of run.matchAll(/\bnpm ci\b(.*)/g)) {
    const folder = /--prefix (\S+)/.exec(options)?.[1] ?? '.';
    if (!exists(`${folder}/package-lock.json`) || !options.includes('--ignore-scripts')) missing.push(command);
  }
  return missing;
}
