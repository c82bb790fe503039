import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { Outcome } from "@/lib/domain/error/error-code";
import { findCommand } from "@/lib/server/command/registry";
import { runCommand } from "@/lib/server/command/run-command";

export interface RunOptions {
  readonly operationId?: string;
  readonly grantId?: string;
  readonly now?: Date;
}

/** Runs a command as a page would send it. */
export async function run<Output extends object = Record<string, unknown>>(
  actor: Actor,
  name: string,
  input: unknown,
  options: RunOptions = {},
): Promise<Outcome<Output>> {
  const command = findCommand(name);
  if (command === null) throw new Error(`no command ${name}`);
  const envelope = { operationId: options.operationId ?? uuidv7(), grantId: options.grantId ?? actor.grant.id, input };
  const outcome = await runCommand(command, actor, envelope, options.now ?? new Date());
  return outcome as Outcome<Output>;
}

/** The value of a command that must succeed. */
export async function must<Output extends object = Record<string, unknown>>(
  actor: Actor,
  name: string,
  input: unknown,
  options: RunOptions = {},
): Promise<Output> {
  const outcome = await run<Output>(actor, name, input, options);
  if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

/** The code a command refuses with; "OK" when it does not. */
export async function refusal(actor: Actor, name: string, input: unknown, options: RunOptions = {}): Promise<string> {
  const outcome = await run(actor, name, input, options);
  return outcome.ok ? "OK" : outcome.error.code;
}
