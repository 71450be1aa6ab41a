import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Of Linux. */
const TICKS_PER_SECOND = 100;
const MB = 1024 * 1024;

/** MB. */
export interface HostMemory {
  readonly heap: number;
  /** Outside the heap, such as the blocks of a log. */
  readonly external: number;
  readonly resident: number;
}

/**
 * Of the extension host after a garbage collection, as the extension of the bench measures it.
 * @param socket path that the extension listens at (bareStream.ts)
 */
export async function memoryAfterCollection(socket: string): Promise<HostMemory> {
  const body = await new Promise<string>((resolve, reject) => {
    const get = request({ socketPath: socket, path: '/' }, (response) => void text(response).then(resolve, reject));
    get.on('error', reject).end();
  });
  const { heapUsed, external, rss } = JSON.parse(body) as NodeJS.MemoryUsage;
  return { heap: heapUsed / MB, external: external / MB, resident: rss / MB };
}

/** The newest one: the machine has no other VS Code at the time. */
export function extensionHost(): number {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const hosts = ids.filter((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=extensionHost');
    } catch {
      return false;
    }
  });
  return Math.max(...hosts.map(Number));
}

export function cpuSeconds(process: number): number {
  // The name of the process, in parentheses, may hold blanks.
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export function residentMb(process: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
