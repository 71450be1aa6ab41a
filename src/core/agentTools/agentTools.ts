import type { Audience } from '../operations/audience';
import type { Catalog } from '../operations/catalog';
import { t, type Text } from '../platform/text';
import type { AccessToken } from '../auth/accessToken';
import { languageModelTools, type LanguageModelToolName } from '../manifest';
import type { Sender } from '../requests/send/sender';
import type { AttemptsLeft } from '../session/rateLimits';
import type { SessionView } from '../session/sessionView';
import type { AgentAccess } from './agentAccess';
import { AgentToolError, toAgentToolError } from './agentToolError';
import { ConfirmedTargets, readConfirmation, targetOf, type Confirmation } from './confirmation';
import { findOperations } from './findOperations';
import { readOperation } from './readOperation';
import { statusReport } from './statusReport';
import { findInput, parseToolInput, readInput, statusInput, writeInput } from './toolInputs';
import { writeCode, type CodePorts } from './writeCode';

/** What tools need of the session. `SessionManager` implements it. */
export interface AgentSession extends Pick<SessionView, 'state' | 'now'> {
  readonly tokenInMemory: AccessToken | undefined;
  attemptsLeft(): Promise<AttemptsLeft | undefined>;
}

export interface AgentSettings {
  readonly agentAccess: AgentAccess;
  readonly audience: Audience;
  readonly liveReadOnly: boolean;
  /** Environment variable for the token, in code. */
  readonly snippetVariable: string;
}

/** What calls need, loaded with the first of them. */
export interface AgentServices {
  readonly session: AgentSession;
  readonly catalog: () => Promise<Catalog>;
  /** Sends nothing that modifies data, and to LIVE only what the setting allows. */
  readonly createSender: (catalog: Catalog) => Pick<Sender, 'send'>;
  readonly mask: (text: string) => string;
  readonly requestWriter: CodePorts['requestWriter'];
  readonly programs: CodePorts['programs'];
}

export interface AgentToolsPorts {
  /** Known without the vault. */
  readonly view: Pick<SessionView, 'state'>;
  readonly settings: AgentSettings;
  readonly load: () => Promise<AgentServices>;
  /** ms since 1970. */
  readonly now: () => number;
}

export interface CallOptions {
  /** The model of a chat calls, and not another extension. */
  readonly fromChat: boolean;
  readonly signal: AbortSignal;
}

/** What VS Code shows before and during a call. */
export interface PreparedCall {
  readonly progress: Text;
  readonly confirmation?: Confirmation;
}

const OFF =
  "The user has switched Tradovate's tools off (setting 'tradovate.agentTools.access'). Only the user can change that.";

const PROGRESS: Readonly<Record<LanguageModelToolName, Text>> = {
  [languageModelTools.getStatus]: t('Checking the session'),
  [languageModelTools.findOperations]: t('Searching operations'),
  [languageModelTools.writeRequest]: t('Writing code'),
  [languageModelTools.read]: t('Reading data'),
};

/** The tools of language models. No result, error or question holds a secret; nothing signs in or changes data. */
export class AgentTools {
  readonly #confirmed = new ConfirmedTargets();
  /** Settles with the latest request: they are sent one after the other, because the service counts them. */
  #latestRead: Promise<unknown> = Promise.resolve();
  /** The service asked to wait until then: ms since 1970. */
  #pausedUntil = 0;

  constructor(private readonly ports: AgentToolsPorts) {}

  /** Sends nothing, and reads no vault. Whatever leaves the machine is asked about, each time. */
  prepare(tool: LanguageModelToolName, input: unknown): PreparedCall {
    const progress = PROGRESS[tool];
    if (tool !== languageModelTools.read) return { progress };
    const { state } = this.ports.view;
    this.#confirmed.add(input, targetOf(state));
    return { progress, confirmation: readConfirmation(input, state) };
  }

  /** The result for the model. Rejects with an `AgentToolError`, whose message is for it, too. */
  async invoke(tool: LanguageModelToolName, input: unknown, options: CallOptions): Promise<string> {
    if (this.ports.settings.agentAccess === 'none') return OFF;
    // Before anything is loaded.
    if (tool === languageModelTools.read && !options.fromChat)
      throw new AgentToolError("Nothing was sent: 'tradovate_read' answers calls from a chat only.");
    let mask = (text: string) => text;
    try {
      const services = await this.ports.load();
      mask = services.mask;
      return mask(await this.#run(tool, input, services, options));
    } catch (error) {
      throw toAgentToolError(error, mask);
    }
  }

  async #run(
    tool: LanguageModelToolName,
    input: unknown,
    services: AgentServices,
    options: CallOptions,
  ): Promise<string> {
    const { settings, now } = this.ports;
    switch (tool) {
      case languageModelTools.getStatus:
        parseToolInput(statusInput, input);
        return this.#status(services, options);
      case languageModelTools.findOperations:
        return findOperations(await services.catalog(), settings.audience, parseToolInput(findInput, input), now());
      case languageModelTools.writeRequest: {
        const { session, programs, requestWriter } = services;
        const parsed = parseToolInput(writeInput, input);
        return writeCode(parsed, {
          catalog: await services.catalog(),
          ...{ access: settings.agentAccess, variable: settings.snippetVariable, now: now() },
          ...{ programs, requestWriter },
          ...{ environment: session.state.environment, token: session.tokenInMemory },
        });
      }
      case languageModelTools.read:
        return this.#read(input, services, options);
    }
  }

  async #status({ session }: AgentServices, { fromChat }: CallOptions): Promise<string> {
    const { agentAccess, liveReadOnly, snippetVariable } = this.ports.settings;
    return statusReport({
      attempts: await session.attemptsLeft(),
      ...{ state: session.state, now: session.now(), access: agentAccess, liveReadOnly, withNames: fromChat },
      variable: snippetVariable,
    });
  }

  async #read(input: unknown, services: AgentServices, { signal }: CallOptions): Promise<string> {
    const parsed = parseToolInput(readInput, input);
    const confirmed = this.#confirmed.get(input);
    const catalog = await services.catalog();
    const sender = services.createSender(catalog);
    const before = this.#latestRead;
    const read = before.then(() => {
      this.#throwIfPaused();
      return readOperation(parsed, {
        ...{ catalog, sender, confirmed, signal, mask: services.mask, now: this.ports.now() },
        // Read now: waiting took time.
        ...{ access: this.ports.settings.agentAccess, state: services.session.state },
      });
    });
    this.#latestRead = read.catch((error: unknown) => {
      if (error instanceof AgentToolError && error.pauseMs > 0) this.#pausedUntil = this.ports.now() + error.pauseMs;
    });
    return read;
  }

  #throwIfPaused(): void {
    const seconds = Math.ceil((this.#pausedUntil - this.ports.now()) / 1000);
    if (seconds > 0)
      throw new AgentToolError(
        `Nothing was sent: the service asked to wait. Call the tool again in ${seconds} seconds, not before.`,
      );
  }
}
