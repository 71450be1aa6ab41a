import { readingMains } from '../../../../../src/core/snippets/recipes/javascript/readingMains';
import { describeMains } from '../checks';

describeMains('recipes in JavaScript, readingMains', readingMains);
