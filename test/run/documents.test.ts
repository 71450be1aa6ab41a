import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents, unformatted } from '../docs/documents';
import { themes, type Theme } from '../pictures/drawing';
import { features } from '../pictures/features';
import { walkthroughPictures } from '../pictures/walkthrough';

type Messages = Readonly<Record<string, string>>;

interface Step {
  readonly id: string;
  readonly media: { readonly image: Readonly<Record<Theme, string>>; readonly altText: string };
}

const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', '.github/MAINTAINING.md', ...docs()];
const { scripts, contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Messages;
  readonly contributes: { readonly walkthroughs: readonly { readonly steps: readonly Step[] }[] };
};
const translations = readdirSync('.').filter((name) => /^package\.nls\..*json$/.test(name));
const drawn = walkthroughPictures();

describe('the documents', () => {
  for (const [path, make] of Object.entries(documents))
    it(`${path} says what the source says (npm run docs)`, () => {
      assert.equal(unformatted(readFileSync(path, 'utf8')), unformatted(make()));
    });

  for (const page of pages)
    it(`${page} has links, pictures and commands that exist`, () => {
      const text = readFileSync(page, 'utf8');
      assert.deepEqual(
        linksOf(text).filter((link) => !exists(page, link)),
        [],
      );
      const named = [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?)?([\w:-]+)/g)].map(([, name = '']) => name);
      const builtIn = new Set(['ci', 'install', 'registry', 'and', 'sbom', 'run', 'version']);
      assert.deepEqual(
        named.filter((name) => !(name in scripts) && !builtIn.has(name)),
        [],
      );
    });

  it('has a way to each page of docs from README', () => {
    const linked = linksOf(readFileSync('README.md', 'utf8')).map((link) => link.split('#')[0]);
    assert.deepEqual(
      docs().filter((page) => !linked.includes(page)),
      [],
    );
  });
});

describe('the pictures of features', () => {
  const text = pages.map((page) => readFileSync(page, 'utf8')).join('\n');

  for (const { name } of features)
    it(`${name} is shown in light and dark, with words for it`, () => {
      const [dark, light] = ['dark', 'light'].map((look) => `pictures/${name}-${look}\\.png"`);
      const picture = new RegExp(
        `<picture>\\s+<source media="\\(prefers-color-scheme: dark\\)" srcset="(?:docs/)?${dark}>` +
          `\\s+<img src="(?:docs/)?${light} width="\\d+" alt="[^"]+">\\s+</picture>`,
      );
      assert.match(text, picture);
      for (const look of ['dark', 'light']) assert.ok(existsSync(`docs/pictures/${name}-${look}.png`), look);
    });

  it('are those of a feature, each', () => {
    const files = readdirSync('docs/pictures').filter((name) => name !== 'tour.gif');
    const known = features.flatMap(({ name }) => [`${name}-dark.png`, `${name}-light.png`]);
    assert.deepEqual(files.sort(), known.sort());
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = contributes.walkthroughs;

  for (const { id, media } of walkthrough?.steps ?? [])
    it(`shows in its step ${id} a picture for each of the four kinds of themes, with translated words for it`, () => {
      const files = themes.map((theme) => `media/walkthrough/${id}-${theme}.svg`);
      assert.deepEqual(
        themes.map((theme) => media.image[theme]),
        files,
      );
      for (const file of files)
        assert.equal(readFileSync(file, 'utf8'), drawn[file], 'npm run pictures -- walkthrough');
      const key = /^%(.+)%$/.exec(media.altText)?.[1] ?? '';
      const words = translations.map((file) => (JSON.parse(readFileSync(file, 'utf8')) as Messages)[key]);
      assert.equal(new Set(words).size, translations.length, `one in each language: ${words.join(', ')}`);
      assert.ok(!words.includes(undefined));
    });
});

function docs(): string[] {
  return readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
}

/** Those within the project. */
function linksOf(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset)="([^"]+)"/g)].map(
    ([, link, file]) => link ?? file ?? '',
  );
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

function exists(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
}

/** As GitHub makes them from headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
