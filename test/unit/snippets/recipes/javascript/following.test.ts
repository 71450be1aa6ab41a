import { followingParts } from '../../../../../src/core/snippets/recipes/javascript/following';
import { describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, following', followingParts);
