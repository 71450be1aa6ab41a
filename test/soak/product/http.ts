import type { Http } from '../../../src/core/platform/ports';
import { fetchHttp as real } from '../../../src/host/http';
import { shared } from './shared';

export const fetchHttp: Http = {
  send: (request, options) => shared.track('http', () => real.send(request, options)),
};
