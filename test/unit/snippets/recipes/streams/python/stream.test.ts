import { streamParts } from '../../../../../../src/core/snippets/recipes/streams/python/stream';
import { describeParts } from '../../checks';

describeParts('parts of streams in Python: stream', streamParts);
