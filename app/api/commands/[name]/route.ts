import { refuse } from "@/lib/domain/error/error-code";
import { getActor, getChooser } from "@/lib/server/auth/require-actor";
import { findCommand } from "@/lib/server/command/registry";
import { readJson, respond, signedIn } from "@/lib/server/command/respond";
import { envelopeSchema, runCommand } from "@/lib/server/command/run-command";
import { switchGrant } from "@/lib/server/session/commands";

export const POST = signedIn(
  "application/json",
  async (request, actor, params) => {
    const command = findCommand(params["name"] ?? "");
    if (command === null) return respond(refuse("NOT_FOUND"));
    const body = await readJson(request);
    if (!body.ok) return respond(body);
    const envelope = envelopeSchema.safeParse(body.value);
    if (!envelope.success) return respond(refuse("INVALID_INPUT"));
    return respond(await runCommand(command, actor, envelope.data, new Date()));
  },
  ({ name }) => (name === switchGrant.name ? getChooser() : getActor()),
);
