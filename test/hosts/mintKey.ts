import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnAnswer } from './front';

/**
 * `POST /mint-key`, which only code-server's own entry serves: half of the key of SecretStorage. Without it every secret is
 * forgotten with the page. The same for the same data folder, so that secrets outlive the server.
 */
export function mintKey(dataDir: string): OwnAnswer {
  const file = join(dataDir, 'mint-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  const key = readFileSync(file);
  return (incoming, answer) => {
    if (incoming.method !== 'POST' || !incoming.url?.split('?')[0]?.endsWith('/mint-key')) return false;
    answer.writeHead(200, { 'content-type': 'application/octet-stream' }).end(key);
    return true;
  };
}
