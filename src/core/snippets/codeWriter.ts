import { CachedCode, isList, type CodeNode, type TabStop } from './codeBuilder';

/**
 * The source of a VS Code snippet: tab stops in the order of their index, the cursor at the end last. The editor turns the
 * leading tabs into its own indentation.
 */
export function toSnippet(code: CodeNode): string {
  return `${new SnippetWriter('\t').write(code)}$0`;
}

/** The text with the sample of every tab stop. */
export function toPlain(code: CodeNode, indentation: string): string {
  return new PlainWriter(indentation).write(code);
}

/** Writes code in a single walk. */
abstract class CodeWriter {
  #text = '';
  /** Not written yet: an empty line has no indentation. */
  #lineBreak = '';

  /** @param step one step of indentation */
  constructor(private readonly step: string) {}

  protected abstract formatText(text: string): string;
  protected abstract formatTabStop(tabStop: TabStop): string;

  write(code: CodeNode, lineBreak = '\n'): string {
    this.#add(code, lineBreak);
    return this.#text + this.#lineBreak;
  }

  #add(node: CodeNode, lineBreak: string): void {
    if (typeof node === 'string') this.#addText(node, lineBreak);
    else if (isList(node)) for (const inner of node) this.#add(inner, lineBreak);
    else if (node instanceof CachedCode) this.#append(this.formatText(cachedText(node, lineBreak, this.step)));
    else if ('indented' in node) this.#add(node.indented, lineBreak + this.step);
    else this.#append(this.formatTabStop(node));
  }

  #addText(text: string, lineBreak: string): void {
    if (text === '\n') {
      if (this.#lineBreak !== '') this.#text += '\n';
      this.#lineBreak = lineBreak;
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
    if (choices && choices.length > 0) return `\${${index}|${choices.map(escapeChoice).join(',')}|}`;
    return text === '' ? `\${${index}}` : `\${${index}:${escapeText(text)}}`;
  }
}

/** Its indentation differs by the step and by how deep it is nested. */
function cachedText({ code, texts }: CachedCode, lineBreak: string, step: string): string {
  const key = `${step},${lineBreak}`;
  const cached = texts.get(key);
  if (cached !== undefined) return cached;
  const text = new PlainWriter(step).write(code, lineBreak);
  texts.set(key, text);
  return text;
}

/** Source: the grammar in "Snippets in Visual Studio Code": `$`, `}` and `\` in text and placeholders. */
function escapeText(text: string): string {
  return text.replace(/[$}\\]/g, String.raw`\$&`);
}

/** The same grammar: `,`, `|` and `\` in choices; nothing else is special there. */
function escapeChoice(choice: string): string {
  return choice.replace(/[,|\\]/g, String.raw`\$&`);
}
