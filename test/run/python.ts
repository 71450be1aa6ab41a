import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Finished } from './programs';

/** What programs import, read once: that takes up to 20 times as long as most of them run. A package that is not there is left out. */
const PRELOADED = 'asyncio http.client json requests httpx ssl urllib.request websockets';

/**
 * For each line of its input, a process of its own, made by `fork`, runs a file as `python FILE` would; its exit code is the
 * response. The loop's variables are out of the program's reach, as `runpy` gives it a module of its own.
 */
const SERVER = `
import importlib, json, os, runpy, signal, ssl, sys
# All is http here. httpx reads the certificates of the system for each request, which takes 25 ms.
ssl.SSLContext.load_verify_locations = lambda *_, **__: None
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ImportError:
        pass
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
job = None
for line in sys.stdin:
    if os.fork() > 0:
        continue
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    job = json.loads(line)
    program = os.fork()
    if program == 0:
        break
    code = os.waitstatus_to_exitcode(os.waitpid(program, 0)[1])
    os.write(1, f'{job["id"]} {code}\\n'.encode())
    os._exit(0)
if job is None:
    sys.exit()
for number, name in enumerate(['/dev/null', job['out'] + '.1', job['out'] + '.2']):
    opened = os.open(name, os.O_RDWR | os.O_CREAT)
    os.dup2(opened, number)
    os.close(opened)
os.environ.clear()
os.environ.update(job['env'])
os.chdir(job['cwd'])
sys.argv = [job['file']]
sys.path[0] = job['cwd']
runpy.run_path(job['file'], run_name='__main__')
`;

class PythonServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'python-'));
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (code: number) => void>();
  #last = 0;

  constructor(python: string) {
    this.#child = spawn(python, ['-c', SERVER, ...PRELOADED.split(' ')], {
      cwd: this.#folder,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', PYTHONUTF8: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    });
    if (this.#child.stdout)
      createInterface(this.#child.stdout).on('line', (line) => {
        const [id = 0, code = 0] = line.split(' ').map(Number);
        this.#waiting.get(id)?.(code);
        this.#waiting.delete(id);
      });
  }

  async run(file: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Finished> {
    const id = ++this.#last;
    const out = join(this.#folder, String(id));
    const ended = new Promise<number>((resolve) => this.#waiting.set(id, resolve));
    this.#child.stdin?.write(`${JSON.stringify({ id, out, file, cwd, env })}\n`);
    const code = await ended;
    return { code, stdout: readFileSync(`${out}.1`, 'utf8'), stderr: readFileSync(`${out}.2`, 'utf8') };
  }

  end(): void {
    if (this.#child.pid !== undefined) process.kill(-this.#child.pid);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const servers = new Map<string, PythonServer>();
after('end Python', () => {
  for (const server of servers.values()) server.end();
});

/** Runs a file to its end in a process of its own, as `python FILE` in the folder. */
export function runPythonFile(
  python: string,
  file: string,
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Finished> {
  const server = servers.get(python) ?? new PythonServer(python);
  servers.set(python, server);
  return server.run(file, cwd, { PATH: process.env['PATH'] ?? '', HOME: join(cwd, 'home'), LANG: 'C.UTF-8', ...env });
}
