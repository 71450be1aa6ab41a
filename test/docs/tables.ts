import { readFileSync } from 'node:fs';
import { commands, type Command } from '../../src/core/manifest';
import { commandDescriptions } from './commandDescriptions';

interface Property {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription: string;
}

const read = (name: string): unknown => JSON.parse(readFileSync(name, 'utf8'));

/** The tables of README that are made from the manifest, by the name in their marks. */
export const tables: Readonly<Record<string, () => string>> = { commands: commandTable, settings: settingTable };

function commandTable(): string {
  const rows = Object.entries(commandDescriptions).flatMap(([name, description]) => {
    const { title }: Command = commands[name as keyof typeof commands];
    return description === undefined ? [] : [[`**${title.message}**`, description]];
  });
  return table(['command', 'what it does'], rows);
}

function settingTable(): string {
  const manifest = read('package.json') as {
    readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Property>> } };
  };
  const english = read('package.nls.json') as Readonly<Record<string, string>>;
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([key, property]) => {
    const { enum: values = [], markdownDescription } = property;
    const [text = ''] = (english[markdownDescription.replaceAll('%', '')] ?? '').split('\n');
    const choices = values.length > 0 ? ` One of ${values.map((value) => code(value)).join(', ')}.` : '';
    return [code(key), code(property.default), `${text.replace(/`#([\w.]+)#`/g, '`$1`')}${choices}`];
  });
  return table(['setting', 'default', 'what it does'], rows);
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
