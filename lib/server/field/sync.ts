import "server-only";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { deviceOf } from "@/lib/server/auth/request-place";
import { getSession } from "@/lib/server/auth/require-actor";
import { actorOf } from "@/lib/server/auth/session-store";
import { isOwnPage } from "@/lib/server/command/respond";
import { answer, failed, tooMany } from "./answer";
import { readPacked } from "./body";
import { listUploads } from "./chunks";
import { confirmWipe } from "./confirm-wipe";
import { type Asker, enrol, renew } from "./enrol";
import { exchange } from "./exchange";
import { isFull, pauseMs, waitOf, withPlace } from "./gate";
import { knock } from "./knock";
import { openPass, type Passed } from "./pass";
import { type SyncRequest, syncSchema } from "./request";

/** What answers `choices` and `pull`; they lie beside what is taken along. */
export type Answering = (passed: Passed, request: SyncRequest, now: Date) => Promise<Outcome<object>>;

/**
 * The one address of devices: same-origin JSON with our header. Enrolling and renewing need a session, a knock the device's share,
 * everything else its pass, which opens nothing but this and the upload of photos. Where too many come at once, they are told when to
 * come again, before anything is begun.
 */
export function syncing(takeAlong: Answering): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOwnPage(request)) return answer(refuse("FORBIDDEN"));
    if (isFull()) return tooMany(pauseMs(Math.random()));
    // Before a place is taken: a phone on a bad line takes long to send, and must hold up nobody.
    const body = await readPacked(request);
    if (!body.ok) return answer(body);
    const parsed = syncSchema.safeParse(body.value);
    if (!parsed.success) return answer(refuse("INVALID_INPUT"));
    const outcome = await withPlace(() => take(request, parsed.data, takeAlong, new Date()).catch(failed));
    return outcome === null ? tooMany(pauseMs(Math.random())) : answer(outcome);
  };
}

async function take(request: Request, asked: SyncRequest, takeAlong: Answering, now: Date): Promise<Outcome<object>> {
  if (asked.do === "enrol" || asked.do === "renew") return withSession(request, asked, now);
  if (asked.do === "knock") return knock(asked, now);
  const passed = await openPass(request, now);
  if (!passed.ok) return passed;
  const wait = await waitOf(passed.value.device.id);
  if (wait !== null) return refuse("RATE_LIMITED", { info: { retryAfterMs: pauseMs(Math.random(), wait) } });
  return withPass(passed.value, asked, takeAlong, now);
}

async function withSession(
  request: Request,
  asked: Extract<SyncRequest, { do: "enrol" | "renew" }>,
  now: Date,
): Promise<Outcome<object>> {
  const session = await getSession();
  if (session === null) return refuse("UNAUTHENTICATED");
  const actor = actorOf(session);
  if (actor === null) return refuse("GRANT_CHANGED");
  const asker: Asker = { actor, kind: deviceOf({ "user-agent": request.headers.get("user-agent") ?? "" }) };
  return asked.do === "enrol" ? enrol(asker, asked, now) : renew(asker, asked, now);
}

async function withPass(
  passed: Passed,
  asked: Exclude<SyncRequest, { do: "enrol" | "renew" | "knock" }>,
  takeAlong: Answering,
  now: Date,
): Promise<Outcome<object>> {
  const isRevoked = passed.actor === null;
  if (asked.do === "exchange") return succeed(await exchange(passed, asked, now));
  if (asked.do === "wiped") {
    if (!isRevoked) return refuse("NOT_ALLOWED_NOW");
    await confirmWipe(passed.device, asked.photos, now);
    return succeed({ wiped: true });
  }
  if (isRevoked) return refuse("UNAUTHENTICATED", { info: { reason: "revoked" } });
  if (asked.do === "uploads") return succeed(await listUploads(passed, asked.ids));
  return takeAlong(passed, asked, now);
}
