import "server-only";
import type * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permission } from "@/lib/domain/access/permission-name";
import { type Outcome, type Refusal, refuse } from "@/lib/domain/error/error-code";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import type { Sql } from "@/lib/server/db/sql";

/** A command that was made on a device without network, and comes later. */
export interface Origin {
  readonly deviceId: string;
  readonly schema: number;
  /** By the device's clock, set right by what it was off at the last contact: told, never ordered by. */
  readonly madeAt: Date;
  /** The draft or check as the device knows it: operations of one record run one after the other, whatever way they come. */
  readonly recordId: string;
  /** The operation that this one puts right. */
  readonly supersedes: string | null;
  /** All that it stands in place of or lets go, that one among it. */
  readonly replaces: readonly string[];
  /** Keyed hash of what the device sent: of the input here ids and versions may have been put in. */
  readonly sha256: Buffer;
  /** What others wrote after this instant, the person had not seen; null: nothing of theirs. */
  readonly seenAt: Date | null;
}

/** Operations that the portal had taken before it learnt that another one stands in their place. */
export interface Overtaken {
  /** When each was received, milliseconds: the instant that its writing bears. */
  readonly at: readonly number[];
  /** The version that the last of them left; null where none names one. */
  readonly version: number | null;
}

/** What a command's rule runs with. Time and ids come from here, so that a test can set them. */
export interface CommandContext<Input> {
  readonly sql: Sql;
  readonly actor: Actor;
  readonly input: Input;
  readonly now: Date;
  /** Absent for what a page sends. */
  readonly origin?: Origin | undefined;
  /** Present where it stands in place of something that was taken all the same. */
  readonly overtaken?: Overtaken | undefined;
  newId(): string;
}

/** What writing a draft needs: a command has it all, a family by its letter neither grant nor device. */
export interface Writing extends Pick<CommandContext<unknown>, "sql" | "now" | "newId" | "origin" | "overtaken"> {
  readonly actor: Pick<Actor, "userId">;
}

/** Success cannot be returned without its audit row: forgetting it does not compile. */
export type CommandResult<Output> =
  | {
      readonly ok: true;
      readonly value: Output;
      readonly audit: AuditEntry;
      /** Further rows of a command that did the same in several places. */
      readonly moreAudits?: readonly AuditEntry[];
    }
  | {
      readonly ok: false;
      readonly error: Refusal;
      /**
       * Commits the refusal: the rule wrote nothing but look-ups that a limit counts, which rolled back would be free, or what the
       * next try needs to see.
       */
      readonly keepsLookUps?: true;
    };

/** A write. All writes are commands (STYLE rule 4): parsed, authorised, idempotent, one scoped transaction. */
export interface Command<Input, Output> {
  readonly name: string;
  /** Null: any signed-in person, on their own account alone. */
  readonly permission: Permission | null;
  /** A strict object: an unknown field refuses the whole command. */
  readonly input: z.ZodType<Input>;
  run(context: CommandContext<Input>): Promise<CommandResult<Output>>;
}

/** A command of any input: it parses for itself, so the registry can hold all of them in one list. */
export interface AnyCommand {
  readonly name: string;
  readonly permission: Permission | null;
  readonly input: z.ZodType;
  /** Parses the raw input and prepares the run; the problems when it does not fit. */
  prepare(raw: unknown): Prepared | z.ZodError;
}

export interface Prepared {
  /** What must happen before the transaction; the refusal, or null. */
  before?(context: Omit<CommandContext<unknown>, "sql" | "input" | "newId">): Promise<Refusal | null>;
  run(context: Omit<CommandContext<unknown>, "input">): Promise<CommandResult<object>>;
}

/** Keeps input and output types together where a command is written, and hides them where all commands are listed. */
export function defineCommand<Input, Output extends object>(command: Command<Input, Output>): AnyCommand {
  return {
    name: command.name,
    permission: command.permission,
    input: command.input,
    prepare(raw) {
      const parsed = command.input.safeParse(raw);
      if (!parsed.success) return parsed.error;
      return { run: (context) => command.run({ ...context, input: parsed.data }) };
    },
  };
}

/** A command with work that must not happen inside its transaction: a password's hash, a limiter with its own connection. */
export interface BeforehandCommand<Input, Output, Ready> {
  readonly name: string;
  readonly permission: Permission | null;
  readonly input: z.ZodType<Input>;
  /** Runs once before the transaction, and not at all for an operation that is stored already. */
  before(context: Omit<CommandContext<Input>, "sql" | "newId">): Promise<Outcome<Ready>>;
  run(context: CommandContext<Input>, ready: Ready): Promise<CommandResult<Output>>;
}

/** As {@link defineCommand}, for a command with a step before its transaction. */
export function defineBeforehand<Input, Output extends object, Ready>(
  command: BeforehandCommand<Input, Output, Ready>,
): AnyCommand {
  const { name, permission, input } = command;
  return {
    name,
    permission,
    input,
    prepare(raw) {
      const parsed = input.safeParse(raw);
      if (!parsed.success) return parsed.error;
      let ready: Outcome<Ready> = refuse("INTERNAL");
      return {
        async before(context) {
          ready = await command.before({ ...context, input: parsed.data });
          return ready.ok ? null : ready.error;
        },
        async run(context) {
          return ready.ok ? command.run({ ...context, input: parsed.data }, ready.value) : ready;
        },
      };
    },
  };
}

export function done<Output>(
  value: Output,
  audit: AuditEntry,
  moreAudits: readonly AuditEntry[] = [],
): CommandResult<Output> {
  return { ok: true, value, audit, moreAudits };
}
