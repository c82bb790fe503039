import { getLocale, getTranslations } from "next-intl/server";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { countAgenda } from "@/lib/server/meeting/agenda";
import { findMeeting } from "@/lib/server/meeting/queries";
import { invitationDocument } from "@/lib/server/print/invitation-document";
import { renderPdf } from "@/lib/server/print/pdf";
import { isRouterRequest, notForRouter, notFoundResponse, pdfResponse } from "@/lib/server/print/pdf-response";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";
import { requireMeetingReader } from "../../meeting-access";

/** The invitation to a meeting, to be printed or sent round. It names no family. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  if (isRouterRequest(request)) return notForRouter();
  const { actor } = await requireMeetingReader();
  const at = parsePublicId((await params).id);
  const meeting = at === null ? null : await findMeeting(actor, at);
  if (meeting === null) return notFoundResponse((await getTranslations("errors"))("code.NOT_FOUND.what"));
  const [locale, zone, village, agenda, words] = await Promise.all([
    getLocale().then(localeOf),
    timeZoneOf(meeting.villageCode),
    villageLine(meeting.villageCode),
    countAgenda(actor),
    getTranslations("meeting.invitation"),
  ]);
  const facts = {
    meeting,
    day: formatDate(meeting.heldOn, locale, "full"),
    asOf: formatInstant(new Date(), zone, locale),
    village,
    agenda,
  };
  return pdfResponse(await renderPdf(invitationDocument(facts, words)), `undangan-${meeting.heldOn}.pdf`);
}
