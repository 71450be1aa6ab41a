import { sessionMains, sessionParts } from '../../../../../src/core/snippets/recipes/shell/session';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in bash, sessionParts', sessionParts);
describeMains('programs of recipes in bash, sessionMains', sessionMains);
