import { readingMains } from '../../../../../src/core/snippets/recipes/python/readingMains';
import { describeMains } from '../checks';

describeMains('recipes in Python, readingMains', readingMains);
