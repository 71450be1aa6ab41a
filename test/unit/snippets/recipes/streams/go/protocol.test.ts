import { protocolParts } from '../../../../../../src/core/snippets/recipes/streams/go/protocol';
import { describeParts } from '../../checks';

describeParts('parts of streams in Go: protocol', protocolParts);
