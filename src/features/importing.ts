/** Takes credentials over from the clipboard, a file or an editor; loaded with the first import, or to offer one. */
export { importCredentials } from '../ui/profile/importCredentials';
export { offerImport } from '../ui/profile/offerImport';
