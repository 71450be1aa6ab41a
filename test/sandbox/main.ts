import { parseArgs } from 'node:util';
import { parseFault } from './faults/parse';
import { DEFAULT_PORT, help, logLine, welcome } from './help';
import { startSandbox } from './sandbox';

/** `npm run sandbox`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      environment: { type: 'string' },
      lifetime: { type: 'string' },
      'clock-offset': { type: 'string' },
      limits: { type: 'boolean' },
      still: { type: 'boolean' },
      fault: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const faults = (values.fault ?? []).map(parseFault);
  const lifetime = numberOf('lifetime', values.lifetime);
  const offset = numberOf('clock-offset', values['clock-offset']);
  const sandbox = await startSandbox({
    port: numberOf('port', values.port) ?? DEFAULT_PORT,
    environment: values.environment,
    lifetimeMs: lifetime === undefined ? undefined : lifetime * 1000,
    clockOffsetMs: offset === undefined ? undefined : offset * 1000,
    limits: values.limits,
    priceStepMs: values.still ? 0 : 1000,
    onRequest: (entry) => console.log(logLine(entry, Date.now())),
  });
  for (const fault of faults) sandbox.fault(fault);
  console.log(welcome(sandbox));
  const stop = () => void sandbox.close().then(() => console.log('Stopped.'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function numberOf(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) throw new Error(`--${name} takes a number.`);
  return value;
}

main().catch((error: unknown) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const message = error instanceof Error ? error.message : String(error);
  console.error(isTaken ? 'The port is taken. Choose another with --port, or 0 for any.' : message);
  process.exitCode = 1;
});
