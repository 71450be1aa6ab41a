import { streamParts } from '../../../../../../src/core/snippets/recipes/streams/go/stream';
import { describeParts } from '../../checks';

describeParts('parts of streams in Go: stream', streamParts);
