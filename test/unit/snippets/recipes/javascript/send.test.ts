import { sendParts } from '../../../../../src/core/snippets/recipes/javascript/send';
import { describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, send', sendParts);
