import { orderNotation } from '../../../../../src/core/snippets/recipes/csharp/order';
import { describeOrders } from '../checks';

describeOrders('C#', orderNotation);
