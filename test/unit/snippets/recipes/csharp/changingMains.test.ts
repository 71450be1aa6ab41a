import { changingMains } from '../../../../../src/core/snippets/recipes/csharp/changingMains';
import { describeMains } from '../checks';

describeMains('programs of recipes in C#, changingMains', changingMains);
