import "server-only";
import type { Outcome } from "@/lib/domain/error/error-code";
import type { Locale } from "@/lib/i18n/locale";
import type { AnyCommand } from "@/lib/server/command/command";
import { runCommand } from "@/lib/server/command/run-command";
import { uuidOf } from "@/lib/server/crypto/uuid-of";
import { type ApiClient, familyScope, readerOf } from "./client";

export interface Try {
  /** The client's own name of this try: the same key with the same input answers what the first answered. */
  readonly key: string;
  readonly input: object;
  readonly locale: Locale;
}

/**
 * Runs a command for a client of the API over the rows of its region: the client's scope stands in place of a person's permission, and
 * was asked before. Such a command is no way in of its own: nothing but the API's operation runs it.
 */
export function runForClient(
  command: AnyCommand,
  client: ApiClient,
  { key, input, locale }: Try,
  now: Date,
): Promise<Outcome<object>> {
  const envelope = { operationId: uuidOf("api-try\n", client.id, "\n", key), grantId: client.grantId, input };
  return runCommand(command, readerOf(client, locale), envelope, now, undefined, familyScope(client));
}
