import { readingMains } from '../../../../../src/core/snippets/recipes/go/readingMains';
import { describeMains } from '../checks';

describeMains('recipes in Go, readingMains', readingMains);
