import { findingParts } from '../../../../../src/core/snippets/recipes/csharp/finding';
import { describeParts } from '../checks';

describeParts('functions of recipes in C#, findingParts', findingParts);
