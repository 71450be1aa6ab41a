import { accountParts } from '../../../../../../src/core/snippets/recipes/streams/python/account';
import { describeParts } from '../../checks';

describeParts('parts of streams in Python: account', accountParts);
