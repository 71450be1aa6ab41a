import { followingParts } from '../../../../../src/core/snippets/recipes/python/following';
import { describeParts } from '../checks';

describeParts('functions of recipes in Python, following', followingParts);
