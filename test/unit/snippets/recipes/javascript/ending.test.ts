import { endingParts } from '../../../../../src/core/snippets/recipes/javascript/ending';
import { describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, ending', endingParts);
