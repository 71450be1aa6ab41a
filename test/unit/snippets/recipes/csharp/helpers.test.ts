import { helperParts } from '../../../../../src/core/snippets/recipes/csharp/helpers';
import { describeParts } from '../checks';

describeParts('functions of recipes in C#, helpers', helperParts);
