import { chartMains } from '../../../../../../src/core/snippets/recipes/streams/javascript/chartMains';
import { describeMains } from '../../checks';

describeMains('programs of charts in JavaScript', chartMains);
