import { oauthMains, oauthParts } from '../../../../../src/core/snippets/recipes/oauth/javascript';
import { describeMains, describeParts } from '../checks';

describeParts('parts of programs in JavaScript, oauth', oauthParts);
describeMains('recipes in JavaScript, oauth', oauthMains);
