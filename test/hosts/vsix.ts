import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Unpacks the extension of a .vsix into a folder of its own below `into`. A server does that itself; the web cannot. */
export async function unpackVsix(file: string, into: string): Promise<void> {
  const target = join(into, basename(file, '.vsix'));
  await rm(target, { recursive: true, force: true });
  for (const [name, content] of entries(await readFile(file))) {
    if (!name.startsWith('extension/') || name.endsWith('/')) continue;
    const path = join(target, name.slice('extension/'.length));
    if (!path.startsWith(target)) throw new Error(`${file} holds ${name}, which lies outside of it.`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

/** The files of a zip archive by its central directory (APPNOTE 4.3.12); what vsce writes needs no more than this. */
export function* entries(zip: Buffer): Generator<[name: string, content: Buffer]> {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('This is no zip archive.');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    yield [name, method === 0 ? data : inflateRawSync(data)];
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}
