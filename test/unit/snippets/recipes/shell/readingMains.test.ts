import { readingMains } from '../../../../../src/core/snippets/recipes/shell/readingMains';
import { describeMains } from '../checks';

describeMains('programs of recipes in bash, readingMains', readingMains);
