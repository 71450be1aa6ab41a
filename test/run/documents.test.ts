import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents, unformatted } from '../docs/documents';

const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', '.github/MAINTAINING.md', ...docs()];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };

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

function docs(): string[] {
  return readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
}

/** Those within the project. */
function linksOf(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
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
