import { tradingMains } from '../../../../../src/core/snippets/recipes/csharp/tradingMains';
import { describeMains } from '../checks';

describeMains('programs of recipes in C#, tradingMains', tradingMains);
