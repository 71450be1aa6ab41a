import { sessionMains, sessionParts } from '../../../../../src/core/snippets/recipes/javascript/session';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in JavaScript, session', sessionParts);
describeMains('recipes in JavaScript, session', sessionMains);
