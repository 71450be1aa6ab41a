import { oauthMains, oauthParts } from '../../../../../src/core/snippets/recipes/oauth/python';
import { describeMains, describeParts } from '../checks';

describeParts('parts of programs in Python, oauth', oauthParts);
describeMains('recipes in Python, oauth', oauthMains);
