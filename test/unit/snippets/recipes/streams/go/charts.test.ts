import { chartParts } from '../../../../../../src/core/snippets/recipes/streams/go/charts';
import { describeParts } from '../../checks';

describeParts('parts of streams in Go: charts', chartParts);
