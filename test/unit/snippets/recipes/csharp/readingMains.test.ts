import { readingMains } from '../../../../../src/core/snippets/recipes/csharp/readingMains';
import { describeMains } from '../checks';

describeMains('programs of recipes in C#, readingMains', readingMains);
