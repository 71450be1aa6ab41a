import type { Catalog, Operation } from '../operations/catalog';
import { rightsName } from '../operations/rightsText';

/** One harmless read that needs the permission of one group. */
export interface RightsProbe {
  readonly group: string;
  /** As Tradovate's settings page calls the group. */
  readonly label: string;
  /** Group and access, as that page calls them. */
  readonly right: string;
  /** Path after the base URL. Undefined: no request over HTTP needs this permission. */
  readonly path: string | undefined;
}

/** Reads with little in them, which every user has. For other groups the first list of the catalog is taken. */
const PREFERRED: Readonly<Record<string, string>> = {
  Users: '/user/list',
  Accounting: '/account/list',
  Positions: '/position/list',
  Orders: '/order/list',
  ContractLibrary: '/exchange/list',
  Risks: '/accountRiskStatus/list',
  Alerts: '/alert/list',
  Chat: '/chat/list',
};

/** One probe for each group that the settings page lists: users can't change the others. */
export function rightsProbes({ operations, facts }: Catalog): readonly RightsProbe[] {
  const groups = [...(facts?.rightsGroups ?? [])];
  return groups.flatMap(([group, { label }]) => {
    if (label === undefined) return [];
    const reads = operations.filter((operation) => operation.rights?.group === group && isHarmless(operation));
    const read = reads.find(({ path }) => path === PREFERRED[group]) ?? reads[0];
    const right = (read && rightsName(read, facts)) ?? label;
    return [{ group, label, right, path: read?.path }];
  });
}

/** A list for everyone, without parameters and without a limit of its own. */
function isHarmless({
  kind,
  method,
  path,
  params,
  body,
  rights,
  transport,
  audience,
  rateLimit,
  environments,
}: Operation) {
  return (
    kind === 'query' &&
    method === 'GET' &&
    path.endsWith('/list') &&
    rights?.access !== 'FullAccess' &&
    !body &&
    !params.some(({ required }) => required) &&
    transport === undefined &&
    environments === undefined &&
    rateLimit === undefined &&
    (audience === undefined || audience === 'retail')
  );
}
