import "server-only";
import type * as z from "zod";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permission } from "@/lib/domain/access/permission";
import type { Refusal } from "@/lib/domain/error/error-code";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import type { Sql } from "@/lib/server/db/sql";

/** What a command's rule runs with. Time and ids come from here, so that a test can set them. */
export interface CommandContext<Input> {
  readonly sql: Sql;
  readonly actor: Actor;
  readonly input: Input;
  readonly now: Date;
  newId(): string;
}

/** Success cannot be returned without its audit row: forgetting it does not compile. */
export type CommandResult<Output> =
  | { readonly ok: true; readonly value: Output; readonly audit: AuditEntry }
  | { readonly ok: false; readonly error: Refusal };

/** A write. All writes are commands (STYLE rule 4): parsed, authorised, idempotent, one scoped transaction. */
export interface Command<Input, Output> {
  readonly name: string;
  /** Null: any signed-in person, on their own account alone. */
  readonly permission: Permission | null;
  /** A strict object: an unknown field refuses the whole command. */
  readonly input: z.ZodType<Input>;
  run(context: CommandContext<Input>): Promise<CommandResult<Output>>;
}

/** Keeps input and output types together where a command is written. */
export function defineCommand<Input, Output extends object>(command: Command<Input, Output>): Command<Input, Output> {
  return command;
}

export function done<Output>(value: Output, audit: AuditEntry): CommandResult<Output> {
  return { ok: true, value, audit };
}
