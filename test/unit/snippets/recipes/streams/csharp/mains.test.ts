import { streamMains } from '../../../../../../src/core/snippets/recipes/streams/csharp/mains';
import { describeMains } from '../../checks';

describeMains('programs of streams in C#', streamMains);
