import { sendParts } from '../../../../../src/core/snippets/recipes/go/send';
import { describeParts } from '../checks';

describeParts('functions of recipes in Go, send', sendParts);
