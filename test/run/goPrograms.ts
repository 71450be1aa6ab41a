import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goEnvironment } from './packages';
import { Folder, run } from './programs';

/** Names the program that a process runs. */
const CHOICE = 'GO_PROGRAM';

export interface GoCommand {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Several programs in Go, built as one: a build takes 0.6 s of CPU, most of it for the library. */
export class GoPrograms {
  readonly #folder = new Folder();

  /** @throws {Error} the compiler's words */
  static async build(
    programs: ReadonlyMap<string, string>,
    env: Readonly<Record<string, string>> = goEnvironment,
  ): Promise<GoPrograms> {
    const built = new GoPrograms();
    const folder = built.#folder.path;
    const names = [...programs.keys()];
    for (const [at, text] of [...programs.values()].entries()) {
      mkdirSync(join(folder, `p${at}`));
      // Each is a package: its names are its own, and its `main` can be called by another one.
      const source = text.replace('package main\n', `package p${at}\n`).replace('\nfunc main() {', '\nfunc Main() {');
      writeFileSync(join(folder, `p${at}`, 'program.go'), `${source}\n`);
    }
    built.#folder.write(
      'main.go',
      [
        'package main',
        'import "os"',
        ...names.map((_, at) => `import "./p${at}"`),
        'func main() {',
        '	map[string]func(){',
        ...names.map((name, at) => `		${JSON.stringify(name)}: p${at}.Main,`),
        `	}[os.Getenv("${CHOICE}")]()`,
        '}',
      ].join('\n'),
    );
    const { code, stderr } = await run('go', ['build', '-o', 'programs', 'main.go'], { cwd: folder, env });
    if (code === 0) return built;
    built.remove();
    throw new Error(stderr);
  }

  /** What runs a program in a process of its own. */
  command(name: string): GoCommand {
    return { program: join(this.#folder.path, 'programs'), env: { [CHOICE]: name } };
  }

  remove(): void {
    this.#folder.remove();
  }
}
