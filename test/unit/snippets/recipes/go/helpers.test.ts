import { helperParts } from '../../../../../src/core/snippets/recipes/go/helpers';
import { describeParts } from '../checks';

describeParts('functions of recipes in Go, helpers', helperParts);
