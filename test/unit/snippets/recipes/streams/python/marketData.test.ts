import { marketDataParts } from '../../../../../../src/core/snippets/recipes/streams/python/marketData';
import { describeParts } from '../../checks';

describeParts('parts of streams in Python: marketData', marketDataParts);
