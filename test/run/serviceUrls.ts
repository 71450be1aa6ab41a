import type { Sandbox } from '../sandbox/sandbox';

/** Where a program sends its requests. */
export interface ServiceUrls {
  readonly baseUrl: string;
  readonly marketDataUrl: string;
}

export const serviceUrls = ({ baseUrl, socketUrls }: Sandbox): ServiceUrls => ({
  baseUrl,
  marketDataUrl: restUrlOf(socketUrls.md),
});

/** The base URL of requests to the service of a WebSocket. */
export const restUrlOf = (socketUrl: string): string => socketUrl.replace(/^ws/, 'http').replace(/\/websocket$/, '');
