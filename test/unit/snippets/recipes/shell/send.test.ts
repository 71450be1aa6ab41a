import { sendParts } from '../../../../../src/core/snippets/recipes/shell/send';
import { describeParts } from '../checks';

describeParts('functions of recipes in bash, sendParts', sendParts);
