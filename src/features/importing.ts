/** What finds credentials in a text; loaded with the first import. */
export * from '../core/profile/importing/index';
