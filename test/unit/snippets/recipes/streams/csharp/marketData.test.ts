import { marketDataParts } from '../../../../../../src/core/snippets/recipes/streams/csharp/marketData';
import { describeParts } from '../../checks';

describeParts('parts of streams in C#: marketData', marketDataParts);
