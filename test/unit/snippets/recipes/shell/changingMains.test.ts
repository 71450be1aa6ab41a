import { changingMains } from '../../../../../src/core/snippets/recipes/shell/changingMains';
import { describeMains } from '../checks';

describeMains('programs of recipes in bash, changingMains', changingMains);
