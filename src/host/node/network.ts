import type { Network } from '../../core/platform/ports';

const LOOK_MS = 5000;

/** Node has no event for it: an address that this machine did not have before means a network that is back. */
export const interfaceNetwork: Network = {
  onReturn(listener) {
    let known: ReadonlySet<string> | undefined;
    const timer = setInterval(() => {
      void addresses().then((now) => {
        const back = known !== undefined && [...now].some((address) => !known?.has(address));
        known = now;
        if (back) listener();
      });
    }, LOOK_MS);
    return { dispose: () => clearInterval(timer) };
  },
};

async function addresses(): Promise<ReadonlySet<string>> {
  const { networkInterfaces } = await import('node:os');
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return new Set(all.filter(({ internal }) => !internal).map(({ address }) => address));
}
