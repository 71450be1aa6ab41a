import { protocolParts } from '../../../../../../src/core/snippets/recipes/streams/javascript/protocol';
import { describeParts } from '../../checks';

describeParts('parts of streams in JavaScript: protocol', protocolParts);
