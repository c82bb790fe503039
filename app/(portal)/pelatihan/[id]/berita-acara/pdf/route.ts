import { getLocale, getTranslations } from "next-intl/server";
import { dutyWords } from "@/components/training-session/duty-words";
import { sessionWhen } from "@/components/training-session/session-when";
import { isUuid } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { askedVersion } from "@/lib/domain/training-session/minutes";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { config } from "@/lib/server/config/config";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { trainingMinutesDocument } from "@/lib/server/print/training-minutes-document";
import { findTrainingMinutes } from "@/lib/server/training-session/minutes/queries";

/** The minutes of a training to be printed and signed: the version asked for (`versi`), the latest, or a draft while there is none. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/pelatihan/[id]/berita-acara/pdf">,
): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const actor = await requirePermission("training:plan");
  const { id } = await params;
  const asked = askedVersion(new URL(request.url).searchParams.get("versi"));
  const now = new Date();
  const page = isUuid(id) ? await findTrainingMinutes(actor, id, asked, now) : null;
  if (page === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const { content, shown, versions } = page;
  const [locale, when, duty, mode, words] = await Promise.all([
    getLocale().then(localeOf),
    sessionWhen(),
    dutyWords(),
    getTranslations("trainingSession.mode"),
    getTranslations("trainingSession.minutes"),
  ]);
  const sheet = {
    content,
    when: when(content),
    mode: mode(content.mode),
    duty,
    at: formatInstant(shown?.closedAt ?? now, content.zone, locale),
    closed:
      shown === null
        ? null
        : {
            documentNumber: shown.documentNumber,
            version: shown.version,
            isReplaced: shown.id !== versions[0]?.id,
            sha256: shown.sha256,
            checkUrl: `${config().publicUrl}/periksa-pelatihan/${shown.token}`,
          },
  };
  const day = localDay(content.startsAt, content.zone);
  return pdfResponse(await renderPdf(trainingMinutesDocument(sheet, words)), `berita-acara-pelatihan-${day}.pdf`);
}
