/** What language models may do, the least first: the setting `tradovate.agentTools.access`. */
const levels = ['none', 'offline', 'simulation', 'simulationAndLive'] as const;

export type AgentAccess = (typeof levels)[number];

/** Anything but a known value allows nothing. */
export function readAgentAccess(value: unknown): AgentAccess {
  return levels.find((level) => level === value) ?? 'none';
}

/** Whether requests that only read may be sent. */
export function allowsReading(access: AgentAccess): boolean {
  return access === 'simulation' || access === 'simulationAndLive';
}

/** Whether they may be sent to LIVE, too. */
export function allowsLive(access: AgentAccess): boolean {
  return access === 'simulationAndLive';
}
