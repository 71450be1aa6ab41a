/** What a program is started with. */
export interface ProcessOptions {
  /** A command line for the system's shell, `sh` or `cmd`. */
  readonly command: string;
  /** Absolute path; undefined: the user's home. */
  readonly cwd: string | undefined;
  /** In addition to the environment of the extension. */
  readonly env: Readonly<Record<string, string>>;
}

export interface ProcessHandlers {
  /** Of both streams, in pieces; never cut within a character. */
  onOutput(text: string): void;
  /** Once, and nothing comes after it. @param code undefined: a signal ended it, or it didn't start */
  onEnd(code: number | undefined): void;
}

export interface RunningProcess {
  write(text: string): void;
  endInput(): void;
  /** As Ctrl+C does in a terminal. */
  interrupt(): void;
  /** Ends it and what it has started. */
  kill(): void;
}

/** Starts programs on the machine that the extension runs on. */
export interface Processes {
  start(options: ProcessOptions, handlers: ProcessHandlers): RunningProcess;
  /** What the program prints, trimmed; `undefined`: it isn't there or fails. Never rejects. */
  read(program: string, args: readonly string[]): Promise<string | undefined>;
  readonly isWindows: boolean;
}
