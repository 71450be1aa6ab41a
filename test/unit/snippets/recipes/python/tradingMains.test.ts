import { tradingMains } from '../../../../../src/core/snippets/recipes/python/tradingMains';
import { describeMains } from '../checks';

describeMains('recipes in Python, tradingMains', tradingMains);
