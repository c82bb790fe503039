import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { ANSWER_CHANNELS, UNREACHED_REASONS } from "@/lib/domain/invitation/flow";
import { invited, served, waiting } from "@/lib/domain/invitation/invitation-page";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findBoard } from "@/lib/server/invitation/board-query";
import { listFileResponse, onePage } from "../../akses/list-file";

/** The board of an area as a table: counts alone, so nobody is logged. */
export async function GET(request: Request): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "invitation:read")) return respond(refuse("FORBIDDEN"));
  const code = new URL(request.url).searchParams.get("wilayah") ?? actor.grant.regionCode;
  const board = /^\d{2,6}$/.test(code) ? await findBoard(actor, code, new Date()) : null;
  if (board === null) return respond(refuse("NOT_FOUND"));
  const [t, reason] = await Promise.all([getTranslations("invitation.board"), getTranslations("invitation.reason")]);
  const keys = ["families", "invited", "served", ...ANSWER_CHANNELS, "exempt", "waiting", "unreached", "none"] as const;
  return listFileResponse(request, {
    name: t("file", { area: code, year: String(board.year) }),
    about: [[t("caption"), t("source")]],
    header: ["kode", t("area"), ...keys.map((key) => t(key)), ...UNREACHED_REASONS.map((key) => reason(key))],
    pages: onePage(
      board.lines.map((line) => [
        line.code,
        line.name,
        line.families,
        invited(line),
        served(line),
        ...ANSWER_CHANNELS.map((channel) => line.served[channel]),
        line.states.exempt,
        waiting(line),
        line.states.unreached,
        line.states.none,
        ...UNREACHED_REASONS.map((key) => line.reasons[key]),
      ]),
    ),
  });
}
