import { sessionMains, sessionParts } from '../../../../../src/core/snippets/recipes/go/session';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in Go, session', sessionParts);
describeMains('recipes in Go, session', sessionMains);
