import type { CreateChart } from './chart/chart';

let loading: Promise<CreateChart | undefined> | undefined;

/** Loads the chart's script once. Resolves to `undefined` if it is missing. */
export function loadChart({
  url,
  nonce,
}: {
  readonly url: string;
  readonly nonce: string;
}): Promise<CreateChart | undefined> {
  return (loading ??= new Promise((resolve) => {
    const script = document.createElement('script');
    const done = () => resolve((globalThis as { createStreamChart?: CreateChart }).createStreamChart);
    script.nonce = nonce;
    script.src = url;
    script.addEventListener('load', done);
    script.addEventListener('error', done);
    document.head.append(script);
  }));
}
