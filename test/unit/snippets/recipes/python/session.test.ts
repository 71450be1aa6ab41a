import { sessionMains, sessionParts } from '../../../../../src/core/snippets/recipes/python/session';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in Python, session', sessionParts);
describeMains('recipes in Python, session', sessionMains);
