import { findingParts } from '../../../../../src/core/snippets/recipes/javascript/finding';
import { describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, finding', findingParts);
