/** Foreign text in a hover: an invisible mark (U+2060) keeps VS Code from turning an address in it into a link. */
export function breakLinks(text: string): string {
  return text.replace(/:(?=\/\/)|@|www(?=\.)/gi, '$&\u2060');
}

/** Text as Markdown without any mark-up. VS Code's own `appendText` also makes every space one at which no line may end. */
export function escapeMarkdown(text: string): string {
  return breakLinks(text.replace(/[\\`*_{}[\]()#+\-!~<>|&]/g, '\\$&'));
}
