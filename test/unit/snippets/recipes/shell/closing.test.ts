import { closingParts } from '../../../../../src/core/snippets/recipes/shell/closing';
import { describeParts } from '../checks';

describeParts('functions of recipes in bash, closingParts', closingParts);
