import { findingParts } from '../../../../../src/core/snippets/recipes/shell/finding';
import { describeParts } from '../checks';

describeParts('functions of recipes in bash, findingParts', findingParts);
