import type { Network } from '../../core/platform/ports';

const POLL_MS = 5000;

/** Node has no event for it: an address that this machine didn't have before means that the network is back. */
export const interfaceNetwork: Network = {
  onReturn(listener) {
    let previous: ReadonlySet<string> | undefined;
    const timer = setInterval(() => {
      void addresses().then((current) => {
        const isBack = previous !== undefined && [...current].some((address) => !previous?.has(address));
        previous = current;
        if (isBack) listener();
      });
    }, POLL_MS);
    return { dispose: () => clearInterval(timer) };
  },
};

async function addresses(): Promise<ReadonlySet<string>> {
  const { networkInterfaces } = await import('node:os');
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return new Set(all.filter(({ internal }) => !internal).map(({ address }) => address));
}
