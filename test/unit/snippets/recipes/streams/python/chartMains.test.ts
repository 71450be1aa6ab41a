import { chartMains } from '../../../../../../src/core/snippets/recipes/streams/python/chartMains';
import { describeMains } from '../../checks';

describeMains('programs of charts in Python', chartMains);
