import { endingParts } from '../../../../../src/core/snippets/recipes/python/ending';
import { describeParts } from '../checks';

describeParts('functions of recipes in Python, ending', endingParts);
