import { chartMains } from '../../../../../../src/core/snippets/recipes/streams/go/chartMains';
import { describeMains } from '../../checks';

describeMains('programs of charts in Go', chartMains);
