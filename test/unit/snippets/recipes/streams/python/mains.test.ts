import { streamMains } from '../../../../../../src/core/snippets/recipes/streams/python/mains';
import { describeMains } from '../../checks';

describeMains('programs of streams in Python', streamMains);
