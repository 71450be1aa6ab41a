import { orderNotation } from '../../../../../src/core/snippets/recipes/python/order';
import { describeOrders } from '../checks';

describeOrders('Python', orderNotation);
