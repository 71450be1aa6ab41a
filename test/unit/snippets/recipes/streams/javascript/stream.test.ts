import { streamParts } from '../../../../../../src/core/snippets/recipes/streams/javascript/stream';
import { describeParts } from '../../checks';

describeParts('parts of streams in JavaScript: stream', streamParts);
