import { isRecord } from './isRecord';

/** Whether JSON is a list or an object without anything in it. Source: contract, "Refusals with HTTP 200, on any call". */
export function isEmptyJson(json: unknown): boolean {
  return Array.isArray(json) ? json.length === 0 : isRecord(json) && Object.keys(json).length === 0;
}
