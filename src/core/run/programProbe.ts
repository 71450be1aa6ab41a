import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';

/** What can be learned of the machine that the file is on. */
export interface ProgramProbe {
  readonly isWindows: boolean;
  /** What the program says of its version; empty: it can't be asked from here; `undefined`: it isn't there. Never rejects. */
  version(program: string): Promise<string | undefined>;
  /**
   * Absolute path of this file, from the folder of the source file up to that of the workspace; `undefined`: there is none.
   * @param path folders and a name, with `/`; a name may begin with `*`
   */
  findUp(path: string): Promise<string | undefined>;
}

/** The first program that is there. Rejects with a `UserFacingError` of kind `unsupported`. */
export async function needsProgram(probe: ProgramProbe, programs: readonly string[]): Promise<string> {
  for (const program of programs) if ((await probe.version(program)) !== undefined) return program;
  throw new UserFacingError(
    'unsupported',
    t("The program that runs this file wasn't found: {0}. Install it, then reload the window.", programs.join(', ')),
  );
}
