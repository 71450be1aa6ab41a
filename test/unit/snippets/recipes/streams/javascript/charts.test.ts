import { chartParts } from '../../../../../../src/core/snippets/recipes/streams/javascript/charts';
import { describeParts } from '../../checks';

describeParts('parts of streams in JavaScript: charts', chartParts);
