import { marketDataMains, marketDataParts } from '../../../../../src/core/snippets/recipes/javascript/marketData';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, marketData', marketDataParts);
describeMains('recipes in JavaScript, marketData', marketDataMains);
