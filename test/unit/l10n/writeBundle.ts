import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, bundleText, messagesOf, root, sourceFiles } from './messages';

// `npm run l10n`: writes the messages of the source into the bundle that translations start from.
writeFileSync(join(root, BUNDLE), bundleText(messagesOf(sourceFiles())));
