/**
 * The questions about profiles: adding, importing, editing, switching and removing them. Loaded with the first of them, or
 * to offer an import.
 */
export { firstProfile } from '../ui/profile/firstProfile';
export { offerImport } from '../ui/profile/offerImport';
export { profileCommands } from '../ui/profile/profileCommands';
