import { helperParts } from '../../../../../src/core/snippets/recipes/javascript/helpers';
import { describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, helpers', helperParts);
