import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedPage, packagedReadme, relativePictures } from '../../release/packagedTexts';

const root = join(__dirname, '../../..');
const readText = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the texts in the package name no pictures and files that are not in it', () => {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  for (const name of pages)
    it(`docs/${name}`, () => {
      const page = packagedPage(readText(`docs/${name}`));
      assert.deepEqual(relativePictures(page), []);
      assert.doesNotMatch(page, /README\.md|<picture>|Back to/);
      assert.ok(page.includes('\n## ') || page.length > 500, 'the rest of the page stays');
    });

  it('nor does README.md, once there is a repository, whatever way the repository is written', () => {
    for (const url of ['https://github.com/acme/x', 'https://github.com/acme/x.git', 'git@github.com:acme/x.git']) {
      const readme = packagedReadme(readText('README.md'), url);
      assert.ok(readme.includes('srcset="https://github.com/acme/x/raw/HEAD/docs/pictures/'));
      assert.deepEqual(
        relativePictures(readme).filter((path) => path.endsWith('-dark.png')),
        [],
      );
    }
    assert.throws(() => packagedReadme('', 'https://example.com/acme/x'));
  });

  it('are found in HTML and in Markdown', () => {
    const text = '<source srcset="a.png"><img src="b.png"> ![c](c.png) ![d](https://example.com/d.png)';
    assert.deepEqual(relativePictures(text), ['a.png', 'b.png', 'c.png']);
  });
});
