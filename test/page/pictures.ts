// Writes a picture of each state in each theme into out/page, to be looked at: WIDTH=300 npx tsx test/page/pictures.ts [state …]
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fixtures } from './fixtures';
import { openStage } from './harness';
import { themeKinds, type Theme } from './themes';

const folder = fileURLToPath(new URL('../../out/page', import.meta.url));
const wanted = process.argv.slice(2);
const width = process.env['WIDTH'];

async function draw(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stage = await openStage();
  try {
    for (const name of Object.keys(fixtures))
      if (wanted.length === 0 || wanted.includes(name))
        for (const theme of themeKinds) {
          const shown = await stage.state(name, { theme, ...(width ? { width: Number(width) } : {}) });
          await shown.page.screenshot({ path: `${folder}/${name}-${fileNameOf(theme)}.png`, fullPage: true });
          await shown.close();
        }
  } finally {
    await stage.close();
  }
}

function fileNameOf(theme: Theme): string {
  return ['light', 'dark', 'hc-black', 'hc-light'][themeKinds.indexOf(theme)] ?? theme;
}

void draw();
