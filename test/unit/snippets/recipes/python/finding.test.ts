import { findingParts } from '../../../../../src/core/snippets/recipes/python/finding';
import { describeParts } from '../checks';

describeParts('functions of recipes in Python, finding', findingParts);
