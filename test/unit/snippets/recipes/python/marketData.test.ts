import { marketDataMains, marketDataParts } from '../../../../../src/core/snippets/recipes/python/marketData';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in Python, marketData', marketDataParts);
describeMains('recipes in Python, marketData', marketDataMains);
