import { getTranslations } from "next-intl/server";
import { calendarFile } from "@/lib/domain/training-session/calendar-file";
import { requireActor } from "@/lib/server/auth/require-actor";
import { isRouterRequest, notForRouter, notFoundResponse } from "@/lib/server/print/pdf-response";
import { findOwnTraining } from "@/lib/server/training-session/own-query";

/** An own training as a file that a phone's calendar takes. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requireActor();
  const now = new Date();
  const [{ id }, { posts }] = await Promise.all([params, findOwnTraining(actor, now)]);
  const session = posts.flatMap(({ seats }) => seats).find((seat) => seat.enrolmentId === id)?.session;
  if (session === undefined || session.state === "cancelled")
    return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  return new Response(calendarFile({ ...session, madeAt: now }), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="pelatihan.ics"',
      "X-Content-Type-Options": "nosniff",
    },
  });
}
