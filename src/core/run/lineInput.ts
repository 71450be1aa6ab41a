/** What typed keys mean for a program that reads lines. */
export interface LineActions {
  /** Shown to the user. */
  echo(text: string): void;
  /** For the program: whole lines. */
  send(line: string): void;
  endInput(): void;
  interrupt(): void;
}

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const BACKSPACE = ['\x7f', '\b'];

/** Edits a line as a terminal's driver does: a program without a terminal receives lines, not keys. */
export class LineInput {
  #line = '';

  constructor(private readonly actions: LineActions) {}

  /** @param keys as a terminal reports them; pasted text comes in one piece */
  type(keys: string): void {
    // Cursor keys and the like are sequences that a simple line can't follow.
    for (const key of keys.replace(/\x1b(?:\[[\d;?]*[ -/]*[@-~]|O.|.)?/g, '').replace(/\r\n/g, '\r')) this.#press(key);
  }

  #press(key: string): void {
    const { actions } = this;
    if (key === '\r' || key === '\n') {
      actions.echo('\r\n');
      actions.send(`${this.#line}\n`);
      this.#line = '';
    } else if (key === CTRL_C) {
      this.#line = '';
      actions.echo('^C');
      actions.interrupt();
    } else if (key === CTRL_D) {
      if (this.#line === '') actions.endInput();
    } else if (BACKSPACE.includes(key)) {
      if (this.#line === '') return;
      this.#line = this.#line.replace(/.$/su, '');
      actions.echo('\b \b');
    } else if (key >= ' ' || key === '\t') {
      this.#line += key;
      actions.echo(key);
    }
  }
}
