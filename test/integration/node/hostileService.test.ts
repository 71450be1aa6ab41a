import { assert } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import type { Http } from '../../../src/core/platform/ports';
import { Redactor } from '../../../src/core/platform/redactor';
import { channelLog } from '../../../src/host/log';
import { sharedRecordsFile } from '../../../src/host/sharedFile';
import { Random } from '../../sandbox/hostile/random';
import { skipFor } from '../../skipFor';
import { loadCatalog } from '../inside/fakes';
import { Client } from './client';
import { Leaks } from './leaks';

const CALLS = 2000;
const LANES = 6;
const ACTIONS = 12;
const MAX_GROWTH_MB = 100;
/** VS Code calls an extension host unresponsive after 3 s. Other suites run at the same time. */
const MAX_PAUSE_MS = 2000;
const MB = 1024 * 1024;

/** The service is a process of its own (test/hosts/integration.ts), so that its memory isn't ours. */
const { TRADOVATE_HOSTILE_URL: url, TRADOVATE_HOSTILE_SEED: seed = '1' } = process.env;

describe('a hostile service', function () {
  this.timeout(240_000);

  it(`answers ${CALLS} calls, after which the extension host is alive, small and has kept every secret`, async function () {
    if (url === undefined) skipFor(this, 'no hostile service was started');
    const catalog = await loadCatalog();
    const channel = channelLog(new Redactor());
    const found: string[] = [];
    let searched = 0;
    const [unsettled, rejections] = [new Set<Promise<unknown>>(), [] as unknown[]];
    const onRejection = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', onRejection);
    let calls = 0;
    const watch = <T>(work: Promise<T>): Promise<T> => {
      unsettled.add(work);
      void work.then(
        () => unsettled.delete(work),
        () => unsettled.delete(work),
      );
      return work;
    };
    const track = (http: Http): Http => ({ send: (request, options) => (calls++, watch(http.send(request, options))) });
    const lag = watchLag();
    const root = await mkdtemp(join(tmpdir(), 'tradovate-hostile-'));

    const lane = async (number: number, until = CALLS): Promise<void> => {
      const random = new Random(Number(seed) * 100 + number);
      // One watcher for all machines of a lane: VS Code needs seconds for a hundred of them.
      const folder = vscode.Uri.file(join(root, `${number}-${until}`));
      const shared = sharedRecordsFile({ globalStorageUri: folder });
      while (calls < until) {
        const leaks = new Leaks();
        const client = new Client(
          catalog,
          random,
          leaks,
          `${url}/lane${number}/v1`,
          shared,
          vscode.Uri.joinPath(folder, 'locks'),
          channel,
          track,
        );
        await watch(client.act(ACTIONS));
        await client.dispose();
        await rm(join(folder.fsPath, 'ledger.json'), { force: true });
        found.push(...leaks.found);
        searched += leaks.searched;
      }
      shared.dispose();
    };
    await lane(LANES, 200); // Warm-up would count as growth.
    calls = 0;
    const before = memory();
    const begun = performance.now();
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    const seconds = (performance.now() - begun) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const after = memory();
    const longest = lag.stop();
    const [held, resident] = [after.held - before.held, after.resident - before.resident];
    process.off('unhandledRejection', onRejection);
    channel.dispose();
    await rm(root, { recursive: true, force: true });
    console.log(
      `hostile service, seed ${seed}: ${calls} calls in ${seconds.toFixed(1)} s; memory ${held.toFixed(0)} MB more held, ` +
        `${resident.toFixed(0)} MB more resident; ` +
        `longest pause ${longest.toFixed(0)} ms; ${searched} texts searched, ${found.length} leaks; ` +
        `${unsettled.size} promises unsettled, ${rejections.length} unhandled rejections`,
    );
    assert.deepEqual([...new Set(found)].slice(0, 10), []);
    assert.deepEqual(rejections, []);
    assert.equal(unsettled.size, 0);
    assert.isBelow(held, MAX_GROWTH_MB);
    assert.isBelow(resident, MAX_GROWTH_MB);
    assert.isBelow(longest, MAX_PAUSE_MS);
    assert.isAtLeast(calls, CALLS);
    // The host still does its work.
    assert.include(await vscode.commands.getCommands(), 'tradovate.getToken');
  });
});

/** MB that are reachable after a collection, and MB of the whole process, which the allocator may keep. */
function memory(): { readonly held: number; readonly resident: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { held: (heapUsed + external) / MB, resident: rss / MB };
}

/** How long the event loop stood still at most, ms. */
function watchLag(): { stop(): number } {
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 10);
    last = now;
  }, 10);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}
