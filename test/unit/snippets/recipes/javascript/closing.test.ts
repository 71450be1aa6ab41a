import { closingParts } from '../../../../../src/core/snippets/recipes/javascript/closing';
import { describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, closing', closingParts);
