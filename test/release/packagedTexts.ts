/** Texts as they are in the package, which has no pictures of the documents and calls README.md `readme.md`. */

/** A page of docs without its pictures and its link to README.md. */
export function packagedPage(text: string): string {
  return text
    .replace(/<picture>.*?<\/picture>\n+/gs, '')
    .replace(/\s*Back to the\s\[README\]\(\.\.\/README\.md\)\./, '');
}

/** README.md with the addresses of its pictures for dark themes: vsce turns those of `<img>` into addresses, and no others. */
export function packagedReadme(text: string, repository: string): string {
  const name = /github\.com[/:]([^/]+\/[^/]+?)(?:\.git)?$/.exec(repository)?.[1];
  if (name === undefined) throw new Error(`Pictures get addresses on GitHub only, not in ${repository}.`);
  return text.replaceAll('srcset="docs/', `srcset="https://github.com/${name}/raw/HEAD/docs/`);
}

/** Pictures that a Markdown page names by a path, although only pages in a repository show those. */
export function relativePictures(text: string): readonly string[] {
  return [...text.matchAll(/(?:src|srcset)="(?!https:)([^"]+)"|!\[[^\]]*\]\((?!https:)([^)\s]+)/g)].map(
    ([, html, markdown]) => html ?? markdown ?? '',
  );
}
