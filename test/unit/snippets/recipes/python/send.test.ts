import { sendParts } from '../../../../../src/core/snippets/recipes/python/send';
import { describeParts } from '../checks';

describeParts('functions of recipes in Python, send', sendParts);
