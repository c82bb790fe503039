import { getLocale, getTranslations } from "next-intl/server";
import { decisionTexts } from "@/components/meeting/decision-texts";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { config } from "@/lib/server/config/config";
import { findPrintedMinutes } from "@/lib/server/meeting/minutes-queries";
import { findMeeting } from "@/lib/server/meeting/queries";
import { minutesDocument } from "@/lib/server/print/minutes-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";
import { requireMinutesReader } from "../../../meeting-access";

/** The minutes to be printed and signed: the issue asked for (`terbitan`), the latest one, or a draft while there is none. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const { actor } = await requireMinutesReader();
  const at = parsePublicId((await params).id);
  const meeting = at === null ? null : await findMeeting(actor, at);
  const asked = new URL(request.url).searchParams.get("terbitan");
  const number = asked !== null && /^\d{1,4}$/.test(asked) ? Number(asked) : null;
  const printed = meeting === null ? null : await findPrintedMinutes(actor, meeting, number);
  if (meeting === null || printed === null)
    return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const { content, issue } = printed;
  const [locale, zone, village, tell, words] = await Promise.all([
    getLocale().then(localeOf),
    timeZoneOf(meeting.villageCode),
    villageLine(meeting.villageCode),
    decisionTexts(),
    getTranslations("meeting.minutes"),
  ]);
  const sheet = {
    content,
    village,
    day: formatDate(content.heldOn, locale, "full"),
    issue:
      issue === null
        ? null
        : {
            number: issue.number,
            at: formatInstant(issue.issuedAt, zone, locale),
            sha256: issue.sha256,
            checkUrl: `${config().publicUrl}/periksa-berita-acara/${issue.token}`,
          },
    tell,
  };
  return pdfResponse(await renderPdf(minutesDocument(sheet, words)), `berita-acara-${content.heldOn}.pdf`);
}
