/**
 * Tradovate's maintenance: Mon–Thu 16:00–17:00, Fri 16:00–20:00, Sat 22:00 – Sun 06:30, Chicago time. Source: contract.
 * It only explains an error and never delays a request.
 * @param now ms since 1970
 */
export function inMaintenance(now: number): boolean {
  const { day, minute } = chicago(now);
  const from = 16 * 60;
  switch (day) {
    case 'Mon':
    case 'Tue':
    case 'Wed':
    case 'Thu':
      return minute >= from && minute < 17 * 60;
    case 'Fri':
      return minute >= from && minute < 20 * 60;
    case 'Sat':
      return minute >= 22 * 60;
    case 'Sun':
      return minute < 6 * 60 + 30;
    default:
      return false;
  }
}

/** Made on first use: that takes a while. */
let format: Intl.DateTimeFormat | undefined;

function chicago(now: number): { day: string; minute: number } {
  format ??= new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Chicago',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: parts.get('weekday') ?? '', minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}
