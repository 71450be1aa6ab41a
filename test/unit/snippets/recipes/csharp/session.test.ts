import { sessionMains, sessionParts } from '../../../../../src/core/snippets/recipes/csharp/session';
import { describeMains, describeParts } from '../checks';

describeParts('functions of recipes in C#, sessionParts', sessionParts);
describeMains('programs of recipes in C#, sessionMains', sessionMains);
