import { shellString } from '../../../../../src/core/snippets/stringLiterals';
import { describeLanguage } from '../checks';

describeLanguage('curl', shellString);
