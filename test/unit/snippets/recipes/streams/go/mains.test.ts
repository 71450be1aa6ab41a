import { streamMains } from '../../../../../../src/core/snippets/recipes/streams/go/mains';
import { describeMains } from '../../checks';

describeMains('programs of streams in Go', streamMains);
