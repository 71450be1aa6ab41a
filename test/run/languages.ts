import { dialectById } from '../../src/core/snippets/dialects/index';
import { shellString } from '../../src/core/snippets/stringLiterals';
import {
  addAxios,
  goEnvironment,
  lackingAxios,
  lackingGo,
  lackingHttpx,
  lackingPython,
  lackingRequests,
  python,
  pythonWithHttpx,
} from './packages';
import { lacking, run, type Finished, type Folder } from './programs';

/** One snippet to run, with its environment. */
export interface Script {
  readonly id: string;
  readonly text: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** JavaScript that may wait outside of a function; else every second one is such. */
  readonly module?: boolean;
}

/** How the snippets of a dialect are run: all of them in one process (two for the shell, which starts curl each time), each as a file or a subshell of its own. */
export interface Language {
  readonly dialect: string;
  /** Why it cannot run here. */
  readonly lacking: string | undefined;
  /** The texts that an environment variable can carry there to the end. */
  runAll(scripts: readonly Script[], folder: Folder): Promise<Finished>;
}

/**
 * Each value is a variable of the process, so that no quoting of the test is between the value and the snippet; each once,
 * because a shell copies all of them for each program that it starts.
 */
async function runShell(program: string, scripts: readonly Script[], folder: Folder): Promise<Finished> {
  const variables = new Map<string, string>();
  const variableOf = (value: string): string => {
    const variable = variables.get(value) ?? `VALUE_${variables.size}`;
    variables.set(value, variable);
    return variable;
  };
  const blocks = scripts.map(({ id, text, environment = {} }) => {
    const exports = Object.entries(environment).map(([name, value]) => `export ${name}="$${variableOf(value)}"`);
    // A file of its own: an open quote ends with it.
    const file = folder.write(`${id}.sh`, text);
    return ['(', ...exports, `. ${shellString(file)}`, `) > /dev/null || echo ${shellString(id)} failed >&2`].join(
      '\n',
    );
  });
  const half = Math.ceil(blocks.length / 2);
  const files = [blocks.slice(0, half), blocks.slice(half)].map((part, at) =>
    folder.write(`all${at}.sh`, part.join('\n')),
  );
  const env = Object.fromEntries([...variables].map(([value, variable]) => [variable, value]));
  const [first, second] = await Promise.all(files.map((file) => run(program, [file], { cwd: folder.path, env })));
  return {
    code: (first?.code ?? 1) || (second?.code ?? 1),
    stdout: `${first?.stdout}${second?.stdout}`,
    stderr: `${first?.stderr}${second?.stderr}`,
  };
}

async function runNode(scripts: readonly Script[], folder: Folder, flags: readonly string[] = []): Promise<Finished> {
  const list = scripts.map(({ id, text, environment, module }, at) => {
    const type = (module ?? at % 2 === 0) ? 'mjs' : 'cjs';
    folder.write(`${id}.${type}`, text);
    return { id, environment, type };
  });
  folder.write('list.json', JSON.stringify(list));
  const runner = folder.write(
    'all.mjs',
    `import { readFileSync } from 'node:fs';
    process.on('unhandledRejection', (error) => console.error(String(error?.stack ?? error)));
    const own = console.error;
    console.log = () => {};
    for (const { id, type, environment = {} } of JSON.parse(readFileSync('list.json', 'utf8'))) {
      Object.assign(process.env, environment);
      try { await import('./' + id + '.' + type); } catch (error) { own(id, error); }
      await new Promise(setImmediate);
    }`,
  );
  return run('node', [...flags, runner], { cwd: folder.path });
}

async function runPython(scripts: readonly Script[], folder: Folder, interpreter = python): Promise<Finished> {
  for (const { id, text } of scripts) folder.write(`${id}.py`, text);
  folder.write('list.json', JSON.stringify(scripts.map(({ id, environment = {} }) => ({ id, environment }))));
  const runner = folder.write(
    'all.py',
    [
      'import contextlib, io, json, os, runpy, ssl, sys, traceback',
      // All is http here. httpx reads the certificates of the system for each request, which takes 25 ms.
      'ssl.SSLContext.load_verify_locations = lambda *_, **__: None',
      'for each in json.load(open("list.json", encoding="utf-8")):',
      '    os.environ.update(each["environment"])',
      '    try:',
      '        with contextlib.redirect_stdout(io.StringIO()):',
      '            runpy.run_path(each["id"] + ".py", run_name="__main__")',
      '    except BaseException:',
      '        print(each["id"], file=sys.stderr)',
      '        traceback.print_exc()',
    ].join('\n'),
  );
  return run(interpreter, [runner], { cwd: folder.path, env: { PYTHONUTF8: '1' } });
}

/** One program: each snippet is a file of it, its `main` a function that a loop calls. */
async function runGo(scripts: readonly Script[], folder: Folder): Promise<Finished> {
  const files = scripts.map(({ text }, at) => {
    folder.write(`script${at}.go`, text.replace('\nfunc main() {', `\nfunc run${at}() {`));
    return `script${at}.go`;
  });
  folder.write('list.json', JSON.stringify(scripts.map(({ environment = {} }) => environment)));
  folder.write(
    'all.go',
    `package main

import (
	"encoding/json"
	"os"
)

func main() {
	var list []map[string]string
	text, _ := os.ReadFile("list.json")
	json.Unmarshal(text, &list)
	os.Stdout, _ = os.Open(os.DevNull)
	for at, run := range []func(){${scripts.map((_, at) => `run${at}`).join(', ')}} {
		for name, value := range list[at] {
			os.Setenv(name, value)
		}
		run()
	}
}
`,
  );
  return run('go', ['run', ...files, 'all.go'], { cwd: folder.path, env: goEnvironment });
}

/** Node has a WebSocket since 22, with a flag since 20.10. */
const websocketFlags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];

const every: readonly Language[] = [
  {
    dialect: 'curl',
    lacking: lacking('bash', '-c', 'curl --fail-with-body --version'),
    runAll: (scripts, folder) => runShell('bash', scripts, folder),
  },
  {
    dialect: 'fetch',
    lacking: undefined,
    runAll: (scripts, folder) => runNode(scripts, folder),
  },
  {
    dialect: 'axios',
    lacking: lackingAxios,
    runAll: (scripts, folder) => {
      addAxios(folder);
      return runNode(scripts, folder);
    },
  },
  { dialect: 'python', lacking: lackingPython, runAll: (...each) => runPython(...each) },
  {
    dialect: 'python-requests',
    lacking: lackingRequests,
    runAll: (...each) => runPython(...each),
  },
  {
    dialect: 'python-httpx',
    lacking: lackingHttpx,
    runAll: (scripts, folder) => runPython(scripts, folder, pythonWithHttpx),
  },
  { dialect: 'go', lacking: lackingGo, runAll: runGo },
  {
    dialect: 'websocket',
    lacking: lacking('node', ...websocketFlags, '--version'),
    runAll: (scripts, folder) => runNode(scripts, folder, websocketFlags),
  },
];

/** Those of the registry that can be run at all, on a machine that has the language. */
export const languages = every.filter(({ dialect }) => dialectById(dialect) !== undefined);

export const dash: Language = {
  dialect: 'curl',
  lacking: lacking('dash', '-c', 'curl --fail-with-body --version'),
  runAll: (scripts, folder) => runShell('dash', scripts, folder),
};
