import { marketDataParts } from '../../../../../../src/core/snippets/recipes/streams/go/marketData';
import { describeParts } from '../../checks';

describeParts('parts of streams in Go: marketData', marketDataParts);
