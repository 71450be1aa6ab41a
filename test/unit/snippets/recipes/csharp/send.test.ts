import { sendParts } from '../../../../../src/core/snippets/recipes/csharp/send';
import { describeParts } from '../checks';

describeParts('functions of recipes in C#, sendParts', sendParts);
