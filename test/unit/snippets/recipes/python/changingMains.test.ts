import { changingMains } from '../../../../../src/core/snippets/recipes/python/changingMains';
import { describeMains } from '../checks';

describeMains('recipes in Python, changingMains', changingMains);
