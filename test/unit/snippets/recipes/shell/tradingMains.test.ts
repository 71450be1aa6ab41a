import { tradingMains } from '../../../../../src/core/snippets/recipes/shell/tradingMains';
import { describeMains } from '../checks';

describeMains('programs of recipes in bash, tradingMains', tradingMains);
