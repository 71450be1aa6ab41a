/** A text for a cell of a table in Markdown, where none of it is markup. */
export function markdownCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\|<>[\]`*_]/g, '\\$&')
    .trim();
}
