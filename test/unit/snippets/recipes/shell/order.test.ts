import { orderNotation } from '../../../../../src/core/snippets/recipes/shell/order';
import { describeOrders } from '../checks';

describeOrders('bash', orderNotation);
