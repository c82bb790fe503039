import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { isUuid } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { logDownload } from "@/lib/server/audit/queries";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findSessionDetail } from "@/lib/server/training-session/detail-query";
import { csvResponse } from "../../../akses/csv";

/** The people of a training with their results: names, so the download is written down first. */
export async function GET(_request: Request, { params }: RouteContext<"/pelatihan/[id]/unduh">): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "training:plan")) return respond(refuse("FORBIDDEN"));
  const { id } = await params;
  const now = new Date();
  const detail = isUuid(id) ? await findSessionDetail(actor, id, now) : null;
  if (detail === null) return respond(refuse("NOT_FOUND"));
  const { session, participants } = detail;
  await logDownload(actor, "training", { lines: participants.length }, now, [id]);
  const [t, roles] = await Promise.all([getTranslations("trainingSession"), getTranslations("roles.name")]);
  const mark = (is: boolean) => (is ? "1" : "");
  return csvResponse(
    t("detail.file", { date: localDay(session.startsAt, session.zone) }),
    [
      t("detail.name"),
      t("detail.duty"),
      t("detail.region"),
      t("detail.deputy"),
      t("detail.seat"),
      t("detail.pact"),
      t("detail.attended"),
      t("detail.score"),
      t("detail.practice"),
      t("detail.passed"),
      t("detail.revoked"),
    ],
    participants.map((person) => [
      person.name,
      roles(person.role),
      person.regionLabel,
      mark(person.isDeputy),
      t(`seat.${person.state}`),
      mark(person.hasSignedPact),
      mark(person.attendedAt !== null),
      person.theoryScore ?? "",
      mark(person.practicePassedAt !== null),
      person.passedAt?.toISOString() ?? "",
      mark(person.passedAt !== null && person.certificateId === null),
    ]),
  );
}
