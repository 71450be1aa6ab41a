import { admit } from '../auth/bearer';
import { json, refusal, reply, serverFault, text, type Reply } from '../reply';
import { isJson, objectIn, type Received } from '../request';
import type { State } from '../state';
import { reportDefinitions } from '../operations/catalog';
import { violationsIn } from '../operations/violations';
import { csvOf } from './csv';
import { tables, type Range } from './tables';

const DEFINITIONS = '/reports/requestreportdefinitions';
const REQUEST = '/reports/requestreport';
const DAY_MS = 24 * 60 * 60 * 1000;
/** 63 days passed, 92 were refused. */
const MAX_RANGE_DAYS = 63;

const fields = [
  { name: 'name', required: true, type: 'string' },
  { name: 'representationType', required: true, type: 'string', enum: ['csv'] },
  { name: 'timezone', required: true, type: 'integer' },
  { name: 'params', required: true, type: 'array', items: { ref: 'ReportParam' } },
  { name: 'template', required: false, type: 'string' },
] as const;

/**
 * The reporting service, which has hosts of its own; here it is on the same origin. Undefined for other routes. Source:
 * `reports` of the catalog, found by clients' trial: an ISO date is answered with 500, names are exact.
 */
export function reportAnswer(request: Received, state: State): Reply | undefined {
  const route = request.route?.toLowerCase();
  if (route !== DEFINITIONS && route !== REQUEST) return undefined;
  const admitted = admit(request, state);
  if ('reply' in admitted) return admitted.reply;
  // The reports are made of orders, fills and cash, so a key without these rights has none.
  if (state.rights['Accounting'] === 'Denied') return json({ errorText: 'Access is denied' }, 401);
  const held = state.penalties.check(request);
  if (held) return held;
  if (route === DEFINITIONS) return json({ reports: definitions });
  if (request.method !== 'POST') return reply(405);
  const body = isJson(request) ? objectIn(request.body) : undefined;
  if (!body) return text(400, 'The request content was malformed: not a JSON object');
  const violations = violationsIn(body, fields);
  return violations.length > 0 ? json({ violations }) : report(body, state);
}

const definitions = reportDefinitions.map(({ name, params = [] }) => ({
  name,
  params: params.map((param) => ({ ...param, optional: param.optional ?? true })),
}));

function report(body: Readonly<Record<string, unknown>>, state: State): Reply {
  const table = tables[String(body['name'])];
  if (!table) return refusal('Unknown report');
  const params = body['params'] as readonly { readonly name: string; readonly value: string }[];
  const valueOf = (name: string) => params.find((param) => param.name === name)?.value;
  const account = state.world.accounts.find(({ name }) => name === valueOf('account'));
  if (!account) return refusal('account is not found (ID:0)');
  const from = timeOf(valueOf('startDate'));
  const to = timeOf(valueOf('endDate'));
  if (from === undefined || to === undefined) return serverFault();
  if (to - from > MAX_RANGE_DAYS * DAY_MS) return refusal('Too long range');
  const range: Range = { accountId: account.id, from, to: to + DAY_MS };
  const rows = table.rows(state.world, range);
  return json({ data: rows.length === 0 ? '\n' : csvOf(table.columns, rows) });
}

/** `M/D/YYYY` → its first ms in UTC. */
function timeOf(written: string | undefined): number | undefined {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written ?? '') ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day));
}
