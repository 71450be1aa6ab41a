import { chartParts } from '../../../../../../src/core/snippets/recipes/streams/python/charts';
import { describeParts } from '../../checks';

describeParts('parts of streams in Python: charts', chartParts);
