import { chartMains } from '../../../../../../src/core/snippets/recipes/streams/csharp/chartMains';
import { describeMains } from '../../checks';

describeMains('programs of charts in C#', chartMains);
