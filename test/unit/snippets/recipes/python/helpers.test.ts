import { helperParts } from '../../../../../src/core/snippets/recipes/python/helpers';
import { describeParts } from '../checks';

describeParts('functions of recipes in Python, helpers', helperParts);
