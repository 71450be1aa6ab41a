import { endingParts } from '../../../../../src/core/snippets/recipes/go/ending';
import { describeParts } from '../checks';

describeParts('functions of recipes in Go, ending', endingParts);
