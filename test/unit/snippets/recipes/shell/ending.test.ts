import { endingParts } from '../../../../../src/core/snippets/recipes/shell/ending';
import { describeParts } from '../checks';

describeParts('functions of recipes in bash, endingParts', endingParts);
