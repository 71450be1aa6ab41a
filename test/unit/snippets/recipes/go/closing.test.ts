import { closingParts } from '../../../../../src/core/snippets/recipes/go/closing';
import { describeParts } from '../checks';

describeParts('functions of recipes in Go, closing', closingParts);
