import { oauthMains, oauthParts } from '../../../../../src/core/snippets/recipes/oauth/csharp';
import { describeMains, describeParts } from '../checks';

describeParts('parts of programs in C#, oauth', oauthParts);
describeMains('recipes in C#, oauth', oauthMains);
