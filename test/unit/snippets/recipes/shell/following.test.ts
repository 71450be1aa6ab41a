import { followingParts } from '../../../../../src/core/snippets/recipes/shell/following';
import { describeParts } from '../checks';

describeParts('functions of recipes in bash, followingParts', followingParts);
