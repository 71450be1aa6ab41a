import { closingParts } from '../../../../../src/core/snippets/recipes/python/closing';
import { describeParts } from '../checks';

describeParts('functions of recipes in Python, closing', closingParts);
