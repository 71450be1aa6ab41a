import { Failure } from '../failure';

/** Where a profile's credentials and requests go. `demo` and `live` are built in; the user may name others. */
export interface Environment {
  /** `demo`, `live`, or the name of an entry of the setting `tradovate.environments`. */
  readonly id: string;
  /** As the status bar reads it: `Demo`, `LIVE`, or that name. */
  readonly label: string;
  /** Ends in `/v1`, without a slash behind. */
  readonly baseUrl: string;
}

/** Source: contract, "Hosts". */
export const builtInEnvironments: readonly Environment[] = [
  { id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' },
  { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' },
];
