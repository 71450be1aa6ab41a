import { CachedCode, Indented, isList, type CodeNode, type TabStop } from './codeBuilder';

/**
 * The source of a VS Code snippet: tab stops in the order of their index, the cursor at the end last. The editor turns the
 * leading tabs into its own indentation.
 */
export function toSnippet(code: CodeNode): string {
  return `${new SnippetWriter().write(code, levelOf('\t'))}$0`;
}

/** The text with the sample of every tab stop. */
export function toPlain(code: CodeNode, indentation: string): string {
  return new PlainWriter().write(code, levelOf(indentation));
}

/** An indentation. There is one object for each, by which cached code finds its text. */
class Level {
  #deeper: Level | undefined;

  constructor(
    private readonly step: string,
    readonly lineBreak: string,
  ) {}

  get deeper(): Level {
    return (this.#deeper ??= new Level(this.step, this.lineBreak + this.step));
  }
}

const levels = new Map<string, Level>();

/** @param step of one indentation @returns the level without any */
function levelOf(step: string): Level {
  const level = levels.get(step) ?? new Level(step, '\n');
  levels.set(step, level);
  return level;
}

/** Writes code in a single walk. */
abstract class CodeWriter {
  #text = '';
  /** Not written yet: an empty line has no indentation. */
  #lineBreak = '';

  protected abstract formatText(text: string): string;
  protected abstract formatTabStop(tabStop: TabStop): string;

  write(code: CodeNode, level: Level): string {
    this.#add(code, level);
    return this.#text + this.#lineBreak;
  }

  #add(node: CodeNode, level: Level): void {
    if (typeof node === 'string') this.#addText(node, level);
    else if (isList(node)) for (const inner of node) this.#add(inner, level);
    else if (node instanceof Indented) this.#add(node.code, level.deeper);
    else if (node instanceof CachedCode) this.#append(this.formatText(cachedText(node, level)));
    else this.#append(this.formatTabStop(node));
  }

  #addText(text: string, level: Level): void {
    if (text === '\n') {
      if (this.#lineBreak !== '') this.#text += '\n';
      this.#lineBreak = level.lineBreak;
    } else if (text !== '') this.#append(this.formatText(text));
  }

  #append(text: string): void {
    this.#text += this.#lineBreak + text;
    this.#lineBreak = '';
  }
}

class PlainWriter extends CodeWriter {
  protected formatText(text: string): string {
    return text;
  }
  protected formatTabStop({ text }: TabStop): string {
    return text;
  }
}

class SnippetWriter extends CodeWriter {
  protected formatText(text: string): string {
    return escapeText(text);
  }
  protected formatTabStop({ index, text, choices }: TabStop): string {
    if (choices) return `\${${index}|${choices().map(escapeChoice).join(',')}|}`;
    return text === '' ? `\${${index}}` : `\${${index}:${escapeText(text)}}`;
  }
}

function cachedText({ code, texts }: CachedCode, level: Level): string {
  const cached = texts.get(level);
  if (cached !== undefined) return cached;
  const text = new PlainWriter().write(code, level);
  texts.set(level, text);
  return text;
}

const WITH_BACKSLASH = String.raw`\$&`;

/** Source: the grammar in "Snippets in Visual Studio Code": `$`, `}` and `\` in text and placeholders. */
function escapeText(text: string): string {
  return text.replace(/[$}\\]/g, WITH_BACKSLASH);
}

/** The same grammar: `,`, `|` and `\` in choices; nothing else is special there. */
function escapeChoice(choice: string): string {
  return choice.replace(/[,|\\]/g, WITH_BACKSLASH);
}
