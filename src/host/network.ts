import type { Network } from '../core/platform/ports';
import { browserNetwork } from './browser/network';
import { isNodeHost } from './machine';
import { interfaceNetwork } from './node/network';

export const platformNetwork: Network = isNodeHost() ? interfaceNetwork : browserNetwork;
