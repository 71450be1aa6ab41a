import { changingMains } from '../../../../../src/core/snippets/recipes/javascript/changingMains';
import { describeMains } from '../checks';

describeMains('recipes in JavaScript, changingMains', changingMains);
