/**
 * The questions about profiles: adding, importing, editing, switching and removing them, and everything that is stored. Loaded
 * with the first of them, or to offer an import.
 */
export { setImportOffered } from '../core/profile/importing/importOffered';
export { removeAllData as removeAllStoredData } from '../core/session/removeAllData';
export { firstProfile } from '../ui/profile/firstProfile';
export { offerImport } from '../ui/profile/offerImport';
export { profileCommands } from '../ui/profile/profileCommands';
export { removeAllData } from '../ui/removeAllData';
