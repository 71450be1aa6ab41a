/** Takes credentials over from the clipboard, a file or an editor; loaded with the first import. */
export { importCredentials } from '../ui/profile/importCredentials';
