import { changingMains } from '../../../../../src/core/snippets/recipes/go/changingMains';
import { describeMains } from '../checks';

describeMains('recipes in Go, changingMains', changingMains);
