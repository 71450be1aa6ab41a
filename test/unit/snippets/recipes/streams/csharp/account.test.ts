import { accountParts } from '../../../../../../src/core/snippets/recipes/streams/csharp/account';
import { describeParts } from '../../checks';

describeParts('parts of streams in C#: account', accountParts);
