/** The view of Check Setup. */
export { checkSetup } from '../ui/setup/checkSetup';
