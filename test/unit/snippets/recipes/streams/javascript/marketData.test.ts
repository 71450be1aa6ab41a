import { marketDataParts } from '../../../../../../src/core/snippets/recipes/streams/javascript/marketData';
import { describeParts } from '../../checks';

describeParts('parts of streams in JavaScript: marketData', marketDataParts);
