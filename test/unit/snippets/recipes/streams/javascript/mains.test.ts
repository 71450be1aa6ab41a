import { streamMains } from '../../../../../../src/core/snippets/recipes/streams/javascript/mains';
import { describeMains } from '../../checks';

describeMains('programs of streams in JavaScript', streamMains);
