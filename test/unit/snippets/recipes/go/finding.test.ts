import { findingParts } from '../../../../../src/core/snippets/recipes/go/finding';
import { describeParts } from '../checks';

describeParts('functions of recipes in Go, finding', findingParts);
