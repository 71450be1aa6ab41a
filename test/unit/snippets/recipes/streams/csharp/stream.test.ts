import { streamParts } from '../../../../../../src/core/snippets/recipes/streams/csharp/stream';
import { describeParts } from '../../checks';

describeParts('parts of streams in C#: stream', streamParts);
