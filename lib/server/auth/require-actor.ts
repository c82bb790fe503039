import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/domain/access/actor";
import { authorize } from "@/lib/domain/access/actor";
import type { Permission } from "@/lib/domain/access/permission-name";
import { opaqueTokenOf } from "./opaque-token";
import { sessionCookieName } from "./options";
import { actorOf, findSession, type SignedIn } from "./session-store";

/** The signed-in person of this request, grant or not; one look-up a request. */
export const getSession = cache(async (): Promise<SignedIn | null> => {
  const cookie = (await cookies()).get(sessionCookieName());
  if (cookie === undefined) return null;
  const opaque = await opaqueTokenOf(cookie.value);
  return opaque === null ? null : findSession(opaque, new Date());
});

/** The person under their acting grant, or null. For handlers that answer with a code. */
export const getActor = cache(async (): Promise<Actor | null> => {
  const session = await getSession();
  return session === null ? null : actorOf(session);
});

/**
 * The person under their first grant when they have several and have not chosen yet: for choosing one, nothing else.
 */
export async function getChooser(): Promise<Actor | null> {
  const session = await getSession();
  const first = session?.grants[0];
  if (session === null || first === undefined) return null;
  // A chosen grant may have ended since; then the first one serves for choosing another.
  return actorOf(session) ?? actorOf({ ...session, chosenGrantId: first.id });
}

/** For pages: sends people without a session to sign in, and those with several grants to choose one. */
export async function requireActor(): Promise<Actor> {
  const session = await getSession();
  if (session === null) redirect("/masuk");
  const actor = actorOf(session);
  if (actor === null) redirect("/pilih-peran");
  return actor;
}

/** For pages of one permission: people without it see the refused page, which says who may. */
export async function requirePermission(permission: Permission): Promise<Actor> {
  const actor = await requireActor();
  if (!authorize(actor, permission)) redirect("/tidak-berwenang");
  return actor;
}
