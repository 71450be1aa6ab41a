import { marketDataMains, marketDataTypes } from '../../../../../src/core/snippets/recipes/csharp/marketData';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in C#, marketDataTypes', marketDataTypes);
describeMains('programs of recipes in C#, marketDataMains', marketDataMains);
