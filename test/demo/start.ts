import { findDesktop } from '../hosts/desktop';
import { startServer } from '../hosts/server';
import { openDesktop, writeFiles } from './desktop';
import { buildPackage, setStage, vsix, type Stage } from './session';

/** `npm start`: the extension in a VS Code that stays open, with the sandbox. Ends with Ctrl+C. */
async function start(): Promise<void> {
  buildPackage();
  const stage = await setStage();
  await writeFiles(stage);
  const desktop = findDesktop();
  if (desktop === undefined) return openServer(stage);
  await openDesktop(desktop, stage);
  console.log('VS Code is opening. Ctrl+C ends the sandbox.');
}

async function openServer({ folder, userSettings }: Stage): Promise<void> {
  const server = await startServer({ host: 'latest', userSettings });
  await server.installVsix(vsix);
  console.log(`Open in a browser: ${server.url(folder)}\nCtrl+C ends it.`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
