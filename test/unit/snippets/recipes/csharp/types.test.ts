import { typeParts } from '../../../../../src/core/snippets/recipes/csharp/types';
import { describeParts } from '../checks';

describeParts('functions of recipes in C#, typeParts', typeParts);
