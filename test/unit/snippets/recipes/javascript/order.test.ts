import { orderNotation } from '../../../../../src/core/snippets/recipes/javascript/order';
import { describeOrders } from '../checks';

describeOrders('JavaScript', orderNotation);
