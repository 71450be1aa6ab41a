import { accountParts } from '../../../../../../src/core/snippets/recipes/streams/javascript/account';
import { describeParts } from '../../checks';

describeParts('parts of streams in JavaScript: account', accountParts);
