import { tradingMains } from '../../../../../src/core/snippets/recipes/go/tradingMains';
import { describeMains } from '../checks';

describeMains('recipes in Go, tradingMains', tradingMains);
