import "server-only";
import { uuidv7 } from "uuidv7";
import { profileContext } from "@/lib/domain/social/context";
import { config } from "@/lib/server/config/config";
import { databaseFault } from "@/lib/server/db/database-error";
import { log } from "@/lib/server/log/log";
import { answerHeaders } from "../api/problem";
import { publicKeys } from "./signing-key";

/** The portal's public keys (RFC 7517), for anybody: what is signed with them says whose it is. */
export function tellingKeys(): () => Promise<Response> {
  return async () => {
    const headers = answerHeaders(uuidv7());
    try {
      return Response.json({ keys: await publicKeys(new Date()) }, { headers });
    } catch (error) {
      log().error(
        { kind: error instanceof Error ? error.name : "unknown", code: databaseFault(error)?.code },
        "no keys",
      );
      const errors = [{ code: "err.service.unavailable", message: "err.service.unavailable" }];
      return Response.json({ errors }, { status: 503, headers });
    }
  };
}

/** What the names of a record mean, as JSON-LD; for anybody. */
export function tellingProfile(): () => Promise<Response> {
  return async () =>
    new Response(JSON.stringify(profileContext(config().publicUrl)), {
      headers: { ...answerHeaders(uuidv7()), "Content-Type": "application/ld+json; charset=utf-8" },
    });
}
