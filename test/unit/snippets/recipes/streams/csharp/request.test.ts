import { requestParts } from '../../../../../../src/core/snippets/recipes/streams/csharp/request';
import { describeParts } from '../../checks';

describeParts('parts of streams in C#: request', requestParts);
