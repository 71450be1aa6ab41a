/** Foreign text in a hover: an invisible mark (U+2060) keeps VS Code from turning an address in it into a link. */
export function breakLinks(text: string): string {
  return text.replace(/:(?=\/\/)|@|www(?=\.)/gi, '$&\u2060');
}
