import { UserFacingError } from '../platform/errors';
import { t, type Text } from '../platform/text';
import { needsProgram, type ProgramProbe } from './programProbe';

/** A file of the workspace, saved. */
export interface SourceFile {
  /** VS Code's id. */
  readonly languageId: string;
  /** Absolute, as programs take it. */
  readonly path: string;
}

/** The program and its arguments. Rejects with a `UserFacingError` of kind `unsupported` that says what is missing. */
export async function fileCommand({ languageId, path }: SourceFile, probe: ProgramProbe): Promise<readonly string[]> {
  switch (languageId) {
    case 'javascript':
    case 'javascriptreact':
      return [await needsProgram(probe, ['node']), path];
    case 'typescript':
    case 'typescriptreact':
      return typescript(languageId, path, probe);
    case 'python':
      return python(path, probe);
    case 'csharp':
      return csharp(path, probe);
    case 'go':
      return go(path, probe);
    case 'shellscript':
      return [await needsProgram(probe, ['bash']), path];
    default:
      throw new UserFacingError(
        'unsupported',
        t("'Run File with Token' runs JavaScript, TypeScript, Python, C#, Go and shell files."),
      );
  }
}

async function typescript(languageId: string, path: string, probe: ProgramProbe): Promise<readonly string[]> {
  const tsx = await probe.findUp(probe.isWindows ? 'node_modules/.bin/tsx.cmd' : 'node_modules/.bin/tsx');
  if (tsx !== undefined) return [tsx, path];
  const node = await needsProgram(probe, ['node']);
  const version = (await probe.version('node')) ?? '';
  const [major, minor] = numbersOf(version);
  // Where programs can't be asked, a current Node is assumed. Source: Node.js, "Type stripping": on by default since these.
  const strips = version === '' || major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
  if (strips && languageId === 'typescript') return [node, path];
  if (major === 22 && minor >= 6 && languageId === 'typescript') return [node, '--experimental-strip-types', path];
  throw missing(
    t("TypeScript needs Node.js 22.18 or later, or the package 'tsx' in the workspace (npm install -D tsx)."),
  );
}

async function python(path: string, probe: ProgramProbe): Promise<readonly string[]> {
  const own = await probe.findUp(probe.isWindows ? '.venv/Scripts/python.exe' : '.venv/bin/python');
  if (own !== undefined) return [own, path];
  return [await needsProgram(probe, probe.isWindows ? ['py', 'python'] : ['python3', 'python']), path];
}

async function csharp(path: string, probe: ProgramProbe): Promise<readonly string[]> {
  const dotnet = await needsProgram(probe, ['dotnet']);
  const project = await probe.findUp('*.csproj');
  if (project !== undefined) return [dotnet, 'run', '--project', project];
  const version = await probe.version('dotnet');
  if (version === undefined || version === '' || Number.parseInt(version, 10) >= 10) return [dotnet, 'run', path];
  throw missing(
    t('A C# file without a project needs the .NET SDK 10 or later. Create a project with: dotnet new console'),
  );
}

async function go(path: string, probe: ProgramProbe): Promise<readonly string[]> {
  const program = await needsProgram(probe, ['go']);
  const version = (await probe.version('go')) ?? '';
  const [major, minor] = numbersOf(version);
  // Source: Go 1.20 release notes, "Go command": it accepts `-C` since then. The folder decides which packages the file can import.
  if (version === '' || major > 1 || minor >= 20) return [program, '-C', folderOf(path), 'run', path];
  // Without a module that is the standard library, from every folder.
  if ((await probe.findUp('go.mod')) === undefined) return [program, 'run', path];
  throw missing(
    t(
      "A Go file in a module needs Go 1.20 or later. Update Go, or use 'Open Terminal with Token' and run the file in its folder.",
    ),
  );
}

/** Major and minor, 0 where there are none. */
function numbersOf(version: string): readonly [major: number, minor: number] {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major), Number(minor)];
}

function folderOf(path: string): string {
  const folder = path.replace(/[\\/][^\\/]*$/, '');
  // `c:` alone is the current folder of that drive.
  return /^(?:[a-z]:)?$/i.test(folder) ? `${folder}/` : folder;
}

function missing(text: Text): UserFacingError {
  return new UserFacingError('unsupported', text);
}
