import { closingParts } from '../../../../../src/core/snippets/recipes/csharp/closing';
import { describeParts } from '../checks';

describeParts('functions of recipes in C#, closingParts', closingParts);
