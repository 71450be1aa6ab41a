import { oauthMains, oauthParts } from '../../../../../src/core/snippets/recipes/oauth/go';
import { describeMains, describeParts } from '../checks';

describeParts('parts of programs in Go, oauth', oauthParts);
describeMains('recipes in Go, oauth', oauthMains);
