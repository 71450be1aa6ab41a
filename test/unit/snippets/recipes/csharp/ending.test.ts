import { endingParts } from '../../../../../src/core/snippets/recipes/csharp/ending';
import { describeParts } from '../checks';

describeParts('functions of recipes in C#, endingParts', endingParts);
