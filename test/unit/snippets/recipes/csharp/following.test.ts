import { followingParts } from '../../../../../src/core/snippets/recipes/csharp/following';
import { describeParts } from '../checks';

describeParts('functions of recipes in C#, followingParts', followingParts);
