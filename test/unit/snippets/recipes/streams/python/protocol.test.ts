import { protocolParts } from '../../../../../../src/core/snippets/recipes/streams/python/protocol';
import { describeParts } from '../../checks';

describeParts('parts of streams in Python: protocol', protocolParts);
