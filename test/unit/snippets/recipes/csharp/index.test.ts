import { jsonString } from '../../../../../src/core/snippets/stringLiterals';
import { describeLanguage } from '../checks';

describeLanguage('csharp', jsonString);
