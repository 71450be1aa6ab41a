/** Nobody types a longer text into a form. UTF-16 units, as `maxlength` counts them. */
export const MAX_TEXT_LENGTH = 64 * 1024;
