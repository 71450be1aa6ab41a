import { chartParts, timeParts } from '../../../../../../src/core/snippets/recipes/streams/csharp/charts';
import { describeParts } from '../../checks';

describeParts('parts of streams in C#: charts', { ...timeParts, ...chartParts });
