import { UserFacingError } from '../../platform/errors';
import { isRecord } from '../protocol/message';
import { noServicePlan } from '../protocol/readResponse';

/** How the service responded to a subscription. */
export interface Outcome {
  /** Why it sends no data, such as no permission, no market data or an unknown symbol. */
  readonly error?: UserFacingError;
  /** It sends prices that are about ten minutes old. */
  readonly isDelayed?: true;
}

/** Of a response to a subscription for market data that isn't an error. Source: streams, "Market data". */
export function marketDataOutcome(response: unknown): Outcome {
  switch (isRecord(response) ? response['mode'] : undefined) {
    case 'Delayed':
      return { isDelayed: true };
    case 'None':
      return { error: new UserFacingError('refused', noServicePlan) };
    default:
      return {};
  }
}
