import { tradingMains } from '../../../../../src/core/snippets/recipes/javascript/tradingMains';
import { describeMains } from '../checks';

describeMains('recipes in JavaScript, tradingMains', tradingMains);
