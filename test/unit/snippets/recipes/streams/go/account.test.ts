import { accountParts } from '../../../../../../src/core/snippets/recipes/streams/go/account';
import { describeParts } from '../../checks';

describeParts('parts of streams in Go: account', accountParts);
