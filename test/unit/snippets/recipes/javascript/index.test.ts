import { jsString } from '../../../../../src/core/snippets/stringLiterals';
import { describeLanguage } from '../checks';

describeLanguage('fetch', jsString);
