import { followingParts } from '../../../../../src/core/snippets/recipes/go/following';
import { describeParts } from '../checks';

describeParts('functions of recipes in Go, following', followingParts);
