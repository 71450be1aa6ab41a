import { requestParts } from '../../../../../../src/core/snippets/recipes/streams/go/request';
import { describeParts } from '../../checks';

describeParts('parts of streams in Go: request', requestParts);
