import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import esbuild, { type BuildOptions } from 'esbuild';
import { entries } from '../hosts/vsix';
import { bundledPackages } from './notices';
import { relativePictures } from './packagedTexts';

/** What may be in the package. Anything else is a file that nobody needs, or one that must not leave the machine. */
const NEEDED: readonly RegExp[] = [
  /^extension\.vsixmanifest$|^\[Content_Types\]\.xml$/,
  /^extension\/(?:readme|changelog|SECURITY|THIRD-PARTY-NOTICES)\.md$|^extension\/LICENSE\.txt$/,
  /^extension\/docs\/[\w-]+\.md$/,
  /^extension\/package(?:\.nls(?:\.[a-z-]+)?)?\.json$/,
  /^extension\/dist\/(?:\w+\.js|operations\.json)$/,
  /^extension\/l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^extension\/media\/[\w-]+\.(?:css|svg|png)$|^extension\/media\/walkthrough\/[\w-]+\.svg$/,
];

/** Files that nothing in the package names, or of a kind that isn't needed. */
export function unneededFiles(vsix: string): readonly string[] {
  const files = new Map(entries(readFileSync(vsix)));
  const names = [...files.keys()];
  const unknown = names.filter((name) => !NEEDED.some((pattern) => pattern.test(name)));
  // A bundle, a picture or a style that no other file names is left over from something.
  const texts = [...files]
    .filter(([name]) => /\.(?:js|json|md|css)$/.test(name))
    .map(([, content]) => content.toString());
  const orphans = names.filter((name) => {
    const file = /^extension\/(?:dist|media)\/(?:.*\/)?([^/]+?)(?:\.nls\.[a-z-]+)?(?:\.js|\.md)?$/.exec(name)?.[1];
    return file !== undefined && !texts.some((text) => text.includes(file));
  });
  return [...unknown, ...orphans];
}

/** Pictures that a page names and no reader sees. Those of README.md get addresses only with a repository. */
export function deadPictures(vsix: string): readonly string[] {
  const files = [...entries(readFileSync(vsix))].map(([name, content]) => [name, content.toString()] as const);
  const manifest = files.find(([name]) => name === 'extension/package.json')?.[1] ?? '{}';
  const pages = 'repository' in (JSON.parse(manifest) as object) ? /\.md$/ : /\/docs\/.*\.md$/;
  return files.flatMap(([name, text]) =>
    pages.test(name) ? relativePictures(text).map((of) => `${name}: ${of}`) : [],
  );
}

/** Packages that are bundled and not in the notices, or the other way round. */
export async function wrongNotices(root: string): Promise<readonly string[]> {
  const config = createRequire(__filename)(join(root, 'esbuild.js')) as Readonly<
    Record<'shipped' | 'sockets' | 'page' | 'streamPage', BuildOptions>
  >;
  const bundled = new Set<string>();
  // `lit` only hands on what other packages export.
  const read = new Set<string>();
  for (const options of [config.shipped, config.sockets, config.page, config.streamPage]) {
    const { metafile } = await esbuild.build({ ...options, absWorkingDir: root, metafile: true, write: false });
    for (const { inputs } of Object.values(metafile.outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
        if (name === undefined) continue;
        read.add(name);
        if (bytesInOutput > 0) bundled.add(name);
      }
  }
  const noticed = new Set(bundledPackages(root).map(([name]) => name));
  return [
    ...[...bundled].filter((name) => !noticed.has(name)).map((name) => `${name} is bundled, but not in the notices`),
    ...[...noticed].filter((name) => !read.has(name)).map((name) => `${name} is in the notices, but not bundled`),
  ];
}
