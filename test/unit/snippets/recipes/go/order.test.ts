import { orderNotation } from '../../../../../src/core/snippets/recipes/go/order';
import { describeOrders } from '../checks';

describeOrders('Go', orderNotation);
